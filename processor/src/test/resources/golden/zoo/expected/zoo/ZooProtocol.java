package zoo;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.ParamsType;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.Payloads;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The protocol of {@link Zoo}: its name, its actions and its events. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public final class ZooProtocol extends Protocol<Zoo, Zoo.Ticket, Zoo.Visitors> {
    /** {@link Zoo#scalars}. */
    public static final Action<ZooCodec.ScalarsArguments, Scalars> SCALARS =
            Action.of(0, "scalars", Action.Kind.EXCLUSIVE, ZooCodec.SCALARS_ARGUMENTS,
                    ZooCodec.SCALARS);

    /** {@link Zoo#times}. */
    public static final Action<ZooCodec.TimesArguments, Times> TIMES =
            Action.of(1, "times", Action.Kind.EXCLUSIVE, ZooCodec.TIMES_ARGUMENTS, ZooCodec.TIMES);

    /** {@link Zoo#collections}. */
    public static final Action<ZooCodec.CollectionsArguments, Collections> COLLECTIONS =
            Action.of(2, "collections", Action.Kind.EXCLUSIVE, ZooCodec.COLLECTIONS_ARGUMENTS,
                    ZooCodec.COLLECTIONS);

    /** {@link Zoo#absences}. */
    public static final Action<ZooCodec.AbsencesArguments, Absences> ABSENCES =
            Action.of(3, "absences", Action.Kind.EXCLUSIVE, ZooCodec.ABSENCES_ARGUMENTS,
                    ZooCodec.ABSENCES);

    /** {@link Zoo#animal}. */
    public static final Action<ZooCodec.AnimalArguments, Zoo.Animal> ANIMAL =
            Action.of(4, "animal", Action.Kind.EXCLUSIVE, ZooCodec.ANIMAL_ARGUMENTS,
                    ZooCodec.ANIMAL);

    /** {@link Zoo#tree}. */
    public static final Action<ZooCodec.TreeArguments, Zoo.Tree> TREE =
            Action.of(5, "tree", Action.Kind.EXCLUSIVE, ZooCodec.TREE_ARGUMENTS, ZooCodec.TREE);

    /** {@link Zoo#names}. */
    public static final Action<ZooCodec.NamesArguments, Zoo.Page<String>> NAMES =
            Action.of(6, "names", Action.Kind.EXCLUSIVE, ZooCodec.NAMES_ARGUMENTS,
                    ZooCodec.PAGE_OF_STRING);

    /** {@link Zoo#result}. */
    public static final Action<ZooCodec.ResultArguments, Zoo.Result<Long>> RESULT =
            Action.of(7, "result", Action.Kind.EXCLUSIVE, ZooCodec.RESULT_ARGUMENTS,
                    ZooCodec.RESULT_OF_LONG);

    /** {@link Zoo#price}. */
    public static final Action<ZooCodec.PriceArguments, Money> PRICE =
            Action.of(8, "price", Action.Kind.EXCLUSIVE, ZooCodec.PRICE_ARGUMENTS,
                    ZooCodec.MONEY_BY_MONEY_CODEC);

    /** {@link Zoo#shouted}. */
    public static final Action<ZooCodec.ShoutedArguments, String> SHOUTED =
            Action.of(9, "shouted", Action.Kind.EXCLUSIVE, ZooCodec.SHOUTED_ARGUMENTS,
                    ZooCodec.STRING_BY_SHOUT_CODEC);

    /** {@link Zoo#count}. */
    public static final Action<ZooCodec.CountArguments, Integer> COUNT =
            Action.of(10, "count", Action.Kind.EXCLUSIVE, ZooCodec.COUNT_ARGUMENTS,
                    Payloads.INTEGER);

    /** {@link Zoo#isOpen}. */
    public static final Action<ZooCodec.IsOpenArguments, Boolean> IS_OPEN =
            Action.of(11, "isOpen", Action.Kind.EXCLUSIVE, ZooCodec.IS_OPEN_ARGUMENTS,
                    Payloads.BOOLEAN);

    /** {@link Zoo#photo}. */
    public static final Action<ZooCodec.PhotoArguments, byte[]> PHOTO =
            Action.of(12, "photo", Action.Kind.EXCLUSIVE, ZooCodec.PHOTO_ARGUMENTS, Payloads.BYTES);

    /** {@link Zoo#map}. */
    public static final Action<ZooCodec.MapArguments, int[][]> MAP =
            Action.of(13, "map", Action.Kind.EXCLUSIVE, ZooCodec.MAP_ARGUMENTS,
                    ZooCodec.ARRAY_OF_INT_ARRAY);

    /** {@link Zoo#find}. */
    public static final Action<ZooCodec.FindArguments, Zoo. @Nullable Animal> FIND =
            Action.of(14, "find", Action.Kind.EXCLUSIVE, ZooCodec.FIND_ARGUMENTS,
                    ZooCodec.NULLABLE_OF_ANIMAL);

    /** {@link Zoo#search}. */
    public static final Action<ZooCodec.SearchArguments, Optional<Zoo.Animal>> SEARCH =
            Action.of(15, "search", Action.Kind.EXCLUSIVE, ZooCodec.SEARCH_ARGUMENTS,
                    ZooCodec.OPTIONAL_OF_ANIMAL);

    /** {@link Zoo#feed}. */
    public static final Action<ZooCodec.FeedArguments, Void> FEED =
            Action.of(16, "feed", Action.Kind.EXCLUSIVE, ZooCodec.FEED_ARGUMENTS);

    /** {@link Zoo#later}. */
    public static final Action<ZooCodec.LaterArguments, Zoo.Animal> LATER =
            Action.of(17, "later", Action.Kind.EXCLUSIVE, ZooCodec.LATER_ARGUMENTS,
                    ZooCodec.ANIMAL);

    /** {@link Zoo#laterStill}. */
    public static final Action<ZooCodec.LaterStillArguments, Void> LATER_STILL =
            Action.of(18, "laterStill", Action.Kind.EXCLUSIVE, ZooCodec.LATER_STILL_ARGUMENTS);

    /** {@link Zoo#shoo}. */
    public static final Action<ZooCodec.ShooArguments, Void> SHOO =
            Action.of(19, "shoo", Action.Kind.ONE_WAY, ZooCodec.SHOO_ARGUMENTS);

    /** {@link Zoo#old}. */
    public static final Action<ZooCodec.OldArguments, Zoo.Old> OLD =
            Action.of(20, "old", Action.Kind.READ_ONLY, ZooCodec.OLD_ARGUMENTS, ZooCodec.OLD);

    /** {@link Keeper#keep}. */
    public static final Action<ZooCodec.KeepArguments, Void> KEEP =
            Action.of(21, "keep", Action.Kind.EXCLUSIVE, ZooCodec.KEEP_ARGUMENTS);

    /** {@link Zoo.Visitors#came}. */
    public static final Event<ZooCodec.CameEvent> CAME_EVENT =
            Event.of(0, "came", ZooCodec.CAME_EVENT, SlowConsumerPolicy.DISCONNECT);

    /** {@link Zoo.Visitors#gone}. */
    public static final Event<ZooCodec.GoneEvent> GONE_EVENT =
            Event.of(1, "gone", ZooCodec.GONE_EVENT, SlowConsumerPolicy.DISCONNECT);

    /** {@link Zoo.Visitors#noise}. */
    public static final Event<ZooCodec.NoiseEvent> NOISE_EVENT =
            Event.of(2, "noise", ZooCodec.NOISE_EVENT, SlowConsumerPolicy.DROP_OLDEST);

    /** {@link Zoo.Visitors#moved}. */
    public static final Event<ZooCodec.MovedEvent> MOVED_EVENT =
            Event.latest(3, "moved", ZooCodec.MOVED_EVENT, event -> String.valueOf(event.cage()));

    /** {@link Zoo.Visitors#weather}. */
    public static final Event<ZooCodec.WeatherEvent> WEATHER_EVENT =
            Event.of(4, "weather", ZooCodec.WEATHER_EVENT, SlowConsumerPolicy.LATEST);

    /** The only instance. */
    public static final ZooProtocol INSTANCE = new ZooProtocol();

    private ZooProtocol() {
        super(
                "zoo",
                "8dcc4c3329f8b3fd",
                new ParamsType<>(
                        ZooCodec.TICKET,
                        List.of(new ParamsType.Component("holder", ParamsType.Form.TEXT),
                                new ParamsType.Component("age", ParamsType.Form.LITERAL),
                                new ParamsType.Component("favourites", ParamsType.Form.JSON),
                                new ParamsType.Component("guest", ParamsType.Form.JSON))),
                List.of(SCALARS, TIMES, COLLECTIONS, ABSENCES, ANIMAL, TREE, NAMES, RESULT, PRICE,
                        SHOUTED, COUNT, IS_OPEN, PHOTO, MAP, FIND, SEARCH, FEED, LATER, LATER_STILL,
                        SHOO, OLD, KEEP),
                List.of(CAME_EVENT, GONE_EVENT, NOISE_EVENT, MOVED_EVENT, WEATHER_EVENT),
                List.of(new DeclaredError("closed", Zoo.Closed.class, Zoo.Closed::new),
                        new DeclaredError("no_room", Zoo.Full.class, Zoo.Full::new)));
    }

    @Override
    public Object invoke(Zoo actor, int action, Object arguments) throws Exception {
        return switch (action) {
            case 0 -> actor.scalars(((ZooCodec.ScalarsArguments) arguments).scalars());
            case 1 -> actor.times(((ZooCodec.TimesArguments) arguments).times());
            case 2 -> actor.collections(((ZooCodec.CollectionsArguments) arguments).collections());
            case 3 -> actor.absences(((ZooCodec.AbsencesArguments) arguments).absences());
            case 4 -> actor.animal(((ZooCodec.AnimalArguments) arguments).animal());
            case 5 -> actor.tree(((ZooCodec.TreeArguments) arguments).tree());
            case 6 -> {
                var call = (ZooCodec.NamesArguments) arguments;
                yield actor.names(call.animals(), call.tags());
            }
            case 7 -> actor.result(((ZooCodec.ResultArguments) arguments).result());
            case 8 -> {
                var call = (ZooCodec.PriceArguments) arguments;
                yield actor.price(call.money(), call.shout());
            }
            case 9 -> actor.shouted();
            case 10 -> actor.count();
            case 11 -> actor.isOpen();
            case 12 -> actor.photo();
            case 13 -> actor.map();
            case 14 -> actor.find(((ZooCodec.FindArguments) arguments).name());
            case 15 -> {
                var call = (ZooCodec.SearchArguments) arguments;
                yield actor.search(call.name(), call.color(), call.limit());
            }
            case 16 -> {
                actor.feed();
                yield null;
            }
            case 17 -> stage(actor.later(((ZooCodec.LaterArguments) arguments).delay()), LATER);
            case 18 -> stage(actor.laterStill(), LATER_STILL);
            case 19 -> stage(actor.shoo(), SHOO);
            case 20 -> actor.old(((ZooCodec.OldArguments) arguments).old());
            case 21 -> {
                actor.keep(((ZooCodec.KeepArguments) arguments).one());
                yield null;
            }
            default -> throw new IllegalArgumentException("No action has the index " + action);
        };
    }

    @Override
    public Zoo.Visitors events(EventSink sink) {
        return new Sender(sink);
    }

    private record Sender(EventSink sink) implements Zoo.Visitors {
        @Override
        public void came(Zoo.Animal animal, int number) {
            sink.emit(CAME_EVENT, new ZooCodec.CameEvent(animal, number));
        }

        @Override
        public void gone() {
            sink.emit(GONE_EVENT, new ZooCodec.GoneEvent());
        }

        @Override
        public void noise(double loudness) {
            sink.emit(NOISE_EVENT, new ZooCodec.NoiseEvent(loudness));
        }

        @Override
        public void moved(int cage, Zoo.Animal animal) {
            sink.emit(MOVED_EVENT, new ZooCodec.MovedEvent(cage, animal));
        }

        @Override
        public void weather(String sky) {
            sink.emit(WEATHER_EVENT, new ZooCodec.WeatherEvent(sky));
        }
    }
}
