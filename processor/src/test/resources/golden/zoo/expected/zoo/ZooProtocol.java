package zoo;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.NoArguments;
import dev.troupe.protocol.ParameterNames;
import dev.troupe.protocol.ParamsType;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.Payloads;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The protocol of {@link Zoo}: its name, its actions and its events. */
@ParameterNames({
        "Zoo.scalars(zoo.Scalars scalars)",
        "Zoo.times(zoo.Times times)",
        "Zoo.collections(zoo.Collections collections)",
        "Zoo.absences(zoo.Absences absences)",
        "Zoo.animal(zoo.Zoo.Animal animal)",
        "Zoo.tree(zoo.Zoo.Tree tree)",
        "Zoo.names(zoo.Zoo.Page animals, zoo.Zoo.Page tags)",
        "Zoo.result(zoo.Zoo.Result result)",
        "Zoo.price(zoo.Money money, java.lang.String shout)",
        "Zoo.find(java.lang.String name)",
        "Zoo.search(java.lang.String name, java.util.Optional color, java.util.OptionalInt limit)",
        "Zoo.later(long delay)",
        "Zoo.old(zoo.Zoo.Old old)",
        "Keeper.keep(zoo.Zoo.Animal one)",
        "Visitors.came(zoo.Zoo.Animal animal, int number)",
        "Visitors.noise(double loudness)",
        "Visitors.moved(int cage, zoo.Zoo.Animal animal)",
        "Visitors.weather(java.lang.String sky)"})
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public final class ZooProtocol extends Protocol<Zoo, Zoo.Ticket, Zoo.Visitors> {
    /** {@link Zoo#scalars}. */
    public static final Action<Scalars, Scalars> SCALARS =
            Action.of(0, "scalars", Action.Kind.EXCLUSIVE,
                    Payloads.member("scalars", ZooCodec.SCALARS), ZooCodec.SCALARS);

    /** {@link Zoo#times}. */
    public static final Action<Times, Times> TIMES =
            Action.of(1, "times", Action.Kind.EXCLUSIVE, Payloads.member("times", ZooCodec.TIMES),
                    ZooCodec.TIMES);

    /** {@link Zoo#collections}. */
    public static final Action<Collections, Collections> COLLECTIONS =
            Action.of(2, "collections", Action.Kind.EXCLUSIVE,
                    Payloads.member("collections", ZooCodec.COLLECTIONS), ZooCodec.COLLECTIONS);

    /** {@link Zoo#absences}. */
    public static final Action<Absences, Absences> ABSENCES =
            Action.of(3, "absences", Action.Kind.EXCLUSIVE,
                    Payloads.member("absences", ZooCodec.ABSENCES), ZooCodec.ABSENCES);

    /** {@link Zoo#animal}. */
    public static final Action<Zoo.Animal, Zoo.Animal> ANIMAL =
            Action.of(4, "animal", Action.Kind.EXCLUSIVE,
                    Payloads.member("animal", ZooCodec.ANIMAL), ZooCodec.ANIMAL);

    /** {@link Zoo#tree}. */
    public static final Action<Zoo.Tree, Zoo.Tree> TREE =
            Action.of(5, "tree", Action.Kind.EXCLUSIVE, Payloads.member("tree", ZooCodec.TREE),
                    ZooCodec.TREE);

    /** {@link Zoo#names}. */
    public static final Action<ZooCodec.NamesArguments, Zoo.Page<String>> NAMES =
            Action.of(6, "names", Action.Kind.EXCLUSIVE, ZooCodec.NAMES_ARGUMENTS,
                    ZooCodec.PAGE_OF_STRING);

    /** {@link Zoo#result}. */
    public static final Action<Zoo.Result<Money>, Zoo.Result<Long>> RESULT =
            Action.of(7, "result", Action.Kind.EXCLUSIVE,
                    Payloads.member("result", ZooCodec.RESULT_OF_MONEY), ZooCodec.RESULT_OF_LONG);

    /** {@link Zoo#price}. */
    public static final Action<ZooCodec.PriceArguments, Money> PRICE =
            Action.of(8, "price", Action.Kind.EXCLUSIVE, ZooCodec.PRICE_ARGUMENTS,
                    ZooCodec.MONEY_BY_MONEY_CODEC);

    /** {@link Zoo#shouted}. */
    public static final Action<NoArguments, String> SHOUTED =
            Action.of(9, "shouted", Action.Kind.EXCLUSIVE, NoArguments.TYPE,
                    ZooCodec.STRING_BY_SHOUT_CODEC);

    /** {@link Zoo#count}. */
    public static final Action<NoArguments, Integer> COUNT =
            Action.of(10, "count", Action.Kind.EXCLUSIVE, NoArguments.TYPE, Payloads.INTEGER);

    /** {@link Zoo#oldest}. */
    public static final Action<NoArguments, Optional<Zoo.Cat>> OLDEST =
            Action.of(11, "oldest", Action.Kind.EXCLUSIVE, NoArguments.TYPE,
                    ZooCodec.OPTIONAL_OF_CAT);

    /** {@link Zoo#isOpen}. */
    public static final Action<NoArguments, Boolean> IS_OPEN =
            Action.of(12, "isOpen", Action.Kind.EXCLUSIVE, NoArguments.TYPE, Payloads.BOOLEAN);

    /** {@link Zoo#photo}. */
    public static final Action<NoArguments, byte[]> PHOTO =
            Action.of(13, "photo", Action.Kind.EXCLUSIVE, NoArguments.TYPE, Payloads.BYTES);

    /** {@link Zoo#map}. */
    public static final Action<NoArguments, int[][]> MAP =
            Action.of(14, "map", Action.Kind.EXCLUSIVE, NoArguments.TYPE,
                    ZooCodec.ARRAY_OF_INT_ARRAY);

    /** {@link Zoo#find}. */
    public static final Action<String, Zoo. @Nullable Animal> FIND =
            Action.of(15, "find", Action.Kind.EXCLUSIVE, Payloads.member("name", Payloads.STRING),
                    ZooCodec.NULLABLE_OF_ANIMAL);

    /** {@link Zoo#search}. */
    public static final Action<ZooCodec.SearchArguments, Optional<Zoo.Animal>> SEARCH =
            Action.of(16, "search", Action.Kind.EXCLUSIVE, ZooCodec.SEARCH_ARGUMENTS,
                    ZooCodec.OPTIONAL_OF_ANIMAL);

    /** {@link Zoo#feed}. */
    public static final Action<NoArguments, Void> FEED =
            Action.of(17, "feed", Action.Kind.EXCLUSIVE, NoArguments.TYPE);

    /** {@link Zoo#later}. */
    public static final Action<Long, Zoo.Animal> LATER =
            Action.of(18, "later", Action.Kind.EXCLUSIVE, Payloads.member("delay", Payloads.LONG),
                    ZooCodec.ANIMAL);

    /** {@link Zoo#laterStill}. */
    public static final Action<NoArguments, Void> LATER_STILL =
            Action.of(19, "laterStill", Action.Kind.EXCLUSIVE, NoArguments.TYPE);

    /** {@link Zoo#shoo}. */
    public static final Action<NoArguments, Void> SHOO =
            Action.of(20, "shoo", Action.Kind.ONE_WAY, NoArguments.TYPE);

    /** {@link Zoo#old}. */
    public static final Action<Zoo.Old, Zoo.Old> OLD =
            Action.of(21, "old", Action.Kind.READ_ONLY, Payloads.member("old", ZooCodec.OLD),
                    ZooCodec.OLD);

    /** {@link Keeper#keep}. */
    public static final Action<Zoo.Animal, Void> KEEP =
            Action.of(22, "keep", Action.Kind.EXCLUSIVE, Payloads.member("one", ZooCodec.ANIMAL));

    /** {@link Zoo.Visitors#came}. */
    public static final Event<ZooCodec.CameEvent> CAME_EVENT =
            Event.of(0, "came", ZooCodec.CAME_EVENT, SlowConsumerPolicy.DISCONNECT);

    /** {@link Zoo.Visitors#gone}. */
    public static final Event<NoArguments> GONE_EVENT =
            Event.of(1, "gone", NoArguments.TYPE, SlowConsumerPolicy.DISCONNECT);

    /** {@link Zoo.Visitors#noise}. */
    public static final Event<Double> NOISE_EVENT =
            Event.of(2, "noise", Payloads.member("loudness", Payloads.DOUBLE),
                    SlowConsumerPolicy.DROP_OLDEST);

    /** {@link Zoo.Visitors#moved}. */
    public static final Event<ZooCodec.MovedEvent> MOVED_EVENT =
            Event.latest(3, "moved", ZooCodec.MOVED_EVENT, event -> String.valueOf(event.cage()));

    /** {@link Zoo.Visitors#weather}. */
    public static final Event<String> WEATHER_EVENT =
            Event.of(4, "weather", Payloads.member("sky", Payloads.STRING),
                    SlowConsumerPolicy.LATEST);

    /** The only instance. */
    public static final ZooProtocol INSTANCE = new ZooProtocol();

    private ZooProtocol() {
        super(
                "zoo",
                "a7ee6b30462b9f46",
                new ParamsType<>(
                        ZooCodec.TICKET,
                        List.of(new ParamsType.Component("holder", ParamsType.Form.TEXT),
                                new ParamsType.Component("age", ParamsType.Form.LITERAL),
                                new ParamsType.Component("favourites", ParamsType.Form.JSON),
                                new ParamsType.Component("guest", ParamsType.Form.JSON))),
                new Action<?, ?>[] {SCALARS, TIMES, COLLECTIONS, ABSENCES, ANIMAL, TREE, NAMES,
                        RESULT, PRICE, SHOUTED, COUNT, OLDEST, IS_OPEN, PHOTO, MAP, FIND, SEARCH,
                        FEED, LATER, LATER_STILL, SHOO, OLD, KEEP},
                new Event<?>[] {CAME_EVENT, GONE_EVENT, NOISE_EVENT, MOVED_EVENT, WEATHER_EVENT},
                new DeclaredError[] {new DeclaredError("closed", Zoo.Closed.class, Zoo.Closed::new),
                        new DeclaredError("no_room", Zoo.Full.class, Zoo.Full::new)});
    }

    @SuppressWarnings("unchecked")
    @Override
    public Object invoke(Zoo actor, int action, Object arguments) throws Exception {
        return switch (action) {
            case 0 -> actor.scalars((Scalars) arguments);
            case 1 -> actor.times((Times) arguments);
            case 2 -> actor.collections((Collections) arguments);
            case 3 -> actor.absences((Absences) arguments);
            case 4 -> actor.animal((Zoo.Animal) arguments);
            case 5 -> actor.tree((Zoo.Tree) arguments);
            case 6 -> {
                var call = (ZooCodec.NamesArguments) arguments;
                yield actor.names(call.animals(), call.tags());
            }
            case 7 -> actor.result((Zoo.Result<Money>) arguments);
            case 8 -> {
                var call = (ZooCodec.PriceArguments) arguments;
                yield actor.price(call.money(), call.shout());
            }
            case 9 -> actor.shouted();
            case 10 -> actor.count();
            case 11 -> actor.oldest();
            case 12 -> actor.isOpen();
            case 13 -> actor.photo();
            case 14 -> actor.map();
            case 15 -> actor.find((String) arguments);
            case 16 -> {
                var call = (ZooCodec.SearchArguments) arguments;
                yield actor.search(call.name(), call.color(), call.limit());
            }
            case 17 -> {
                actor.feed();
                yield null;
            }
            case 18 -> stage(actor.later((long) arguments), LATER);
            case 19 -> stage(actor.laterStill(), LATER_STILL);
            case 20 -> stage(actor.shoo(), SHOO);
            case 21 -> actor.old((Zoo.Old) arguments);
            case 22 -> {
                actor.keep((Zoo.Animal) arguments);
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
            sink.emit(GONE_EVENT);
        }

        @Override
        public void noise(double loudness) {
            sink.emit(NOISE_EVENT, loudness);
        }

        @Override
        public void moved(int cage, Zoo.Animal animal) {
            sink.emit(MOVED_EVENT, new ZooCodec.MovedEvent(cage, animal));
        }

        @Override
        public void weather(String sky) {
            sink.emit(WEATHER_EVENT, sky);
        }
    }
}
