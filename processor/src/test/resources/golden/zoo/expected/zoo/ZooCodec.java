package zoo;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.troupe.wire.KeyType;
import dev.troupe.wire.KeyTypes;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.PayloadType;
import dev.troupe.wire.PayloadWriter;
import dev.troupe.wire.Payloads;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** How the payloads of {@link Zoo} are read and written. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public final class ZooCodec {
    private static final MoneyCodec MONEY_CODEC = new MoneyCodec();
    private static final ShoutCodec SHOUT_CODEC = new ShoutCodec();

    public static final PayloadType<Zoo.Color> COLOR =
            Payloads.enumeration(Zoo.Color.class, "RED", "GREEN=vert", "BLUE");

    public static final PayloadType<Zoo.Cage> CAGE =
            PayloadType.of(ZooCodec::readCage, ZooCodec::writeCage);

    public static final PayloadType<Zoo.Cat> CAT =
            PayloadType.of(ZooCodec::readCat, ZooCodec::writeCat);

    public static final PayloadType<Zoo.Dog> DOG =
            PayloadType.of(ZooCodec::readDog, ZooCodec::writeDog);

    public static final PayloadType<Zoo.Animal> ANIMAL =
            PayloadType.of(ZooCodec::readAnimal, ZooCodec::writeAnimal);

    public static final PayloadType<Zoo.Ticket> TICKET =
            PayloadType.of(ZooCodec::readTicket, ZooCodec::writeTicket);

    public static final PayloadType<Scalars> SCALARS =
            PayloadType.of(ZooCodec::readScalars, ZooCodec::writeScalars);

    public static final PayloadType<Times> TIMES =
            PayloadType.of(ZooCodec::readTimes, ZooCodec::writeTimes);

    public static final PayloadType<MoneyCodec.Parts> PARTS =
            PayloadType.of(ZooCodec::readParts, ZooCodec::writeParts);

    public static final PayloadType<Collections> COLLECTIONS =
            PayloadType.of(ZooCodec::readCollections, ZooCodec::writeCollections);

    public static final PayloadType<Zoo.Tree> TREE =
            PayloadType.of(ZooCodec::readTree, ZooCodec::writeTree);

    public static final PayloadType<Absences> ABSENCES =
            PayloadType.of(ZooCodec::readAbsences, ZooCodec::writeAbsences);

    public static final PayloadType<Zoo.Page<Zoo.Animal>> PAGE_OF_ANIMAL =
            PayloadType.of(ZooCodec::readPageOfAnimal, ZooCodec::writePageOfAnimal);

    public static final PayloadType<Zoo.Page<List<String>>> PAGE_OF_LIST_OF_NULLABLE_STRING =
            PayloadType.of(ZooCodec::readPageOfListOfNullableString,
                    ZooCodec::writePageOfListOfNullableString);

    public static final PayloadType<Zoo.Page<String>> PAGE_OF_STRING =
            PayloadType.of(ZooCodec::readPageOfString, ZooCodec::writePageOfString);

    public static final PayloadType<Zoo.Failure<Money>> FAILURE_OF_MONEY =
            PayloadType.of(ZooCodec::readFailureOfMoney, ZooCodec::writeFailureOfMoney);

    public static final PayloadType<Zoo.Success<Money>> SUCCESS_OF_MONEY =
            PayloadType.of(ZooCodec::readSuccessOfMoney, ZooCodec::writeSuccessOfMoney);

    public static final PayloadType<Zoo.Result<Money>> RESULT_OF_MONEY =
            PayloadType.of(ZooCodec::readResultOfMoney, ZooCodec::writeResultOfMoney);

    public static final PayloadType<Zoo.Failure<Long>> FAILURE_OF_LONG =
            PayloadType.of(ZooCodec::readFailureOfLong, ZooCodec::writeFailureOfLong);

    public static final PayloadType<Zoo.Success<Long>> SUCCESS_OF_LONG =
            PayloadType.of(ZooCodec::readSuccessOfLong, ZooCodec::writeSuccessOfLong);

    public static final PayloadType<Zoo.Result<Long>> RESULT_OF_LONG =
            PayloadType.of(ZooCodec::readResultOfLong, ZooCodec::writeResultOfLong);

    public static final PayloadType<Zoo.Old> OLD =
            PayloadType.of(ZooCodec::readOld, ZooCodec::writeOld);

    public static final PayloadType<ScalarsArguments> SCALARS_ARGUMENTS =
            PayloadType.of(ZooCodec::readScalarsArguments, ZooCodec::writeScalarsArguments);

    public static final PayloadType<TimesArguments> TIMES_ARGUMENTS =
            PayloadType.of(ZooCodec::readTimesArguments, ZooCodec::writeTimesArguments);

    public static final PayloadType<CollectionsArguments> COLLECTIONS_ARGUMENTS =
            PayloadType.of(ZooCodec::readCollectionsArguments, ZooCodec::writeCollectionsArguments);

    public static final PayloadType<AbsencesArguments> ABSENCES_ARGUMENTS =
            PayloadType.of(ZooCodec::readAbsencesArguments, ZooCodec::writeAbsencesArguments);

    public static final PayloadType<AnimalArguments> ANIMAL_ARGUMENTS =
            PayloadType.of(ZooCodec::readAnimalArguments, ZooCodec::writeAnimalArguments);

    public static final PayloadType<TreeArguments> TREE_ARGUMENTS =
            PayloadType.of(ZooCodec::readTreeArguments, ZooCodec::writeTreeArguments);

    public static final PayloadType<NamesArguments> NAMES_ARGUMENTS =
            PayloadType.of(ZooCodec::readNamesArguments, ZooCodec::writeNamesArguments);

    public static final PayloadType<ResultArguments> RESULT_ARGUMENTS =
            PayloadType.of(ZooCodec::readResultArguments, ZooCodec::writeResultArguments);

    public static final PayloadType<PriceArguments> PRICE_ARGUMENTS =
            PayloadType.of(ZooCodec::readPriceArguments, ZooCodec::writePriceArguments);

    public static final PayloadType<ShoutedArguments> SHOUTED_ARGUMENTS =
            Payloads.empty(new ShoutedArguments());

    public static final PayloadType<CountArguments> COUNT_ARGUMENTS =
            Payloads.empty(new CountArguments());

    public static final PayloadType<IsOpenArguments> IS_OPEN_ARGUMENTS =
            Payloads.empty(new IsOpenArguments());

    public static final PayloadType<PhotoArguments> PHOTO_ARGUMENTS =
            Payloads.empty(new PhotoArguments());

    public static final PayloadType<MapArguments> MAP_ARGUMENTS =
            Payloads.empty(new MapArguments());

    public static final PayloadType<FindArguments> FIND_ARGUMENTS =
            PayloadType.of(ZooCodec::readFindArguments, ZooCodec::writeFindArguments);

    public static final PayloadType<SearchArguments> SEARCH_ARGUMENTS =
            PayloadType.of(ZooCodec::readSearchArguments, ZooCodec::writeSearchArguments);

    public static final PayloadType<FeedArguments> FEED_ARGUMENTS =
            Payloads.empty(new FeedArguments());

    public static final PayloadType<LaterArguments> LATER_ARGUMENTS =
            PayloadType.of(ZooCodec::readLaterArguments, ZooCodec::writeLaterArguments);

    public static final PayloadType<LaterStillArguments> LATER_STILL_ARGUMENTS =
            Payloads.empty(new LaterStillArguments());

    public static final PayloadType<ShooArguments> SHOO_ARGUMENTS =
            Payloads.empty(new ShooArguments());

    public static final PayloadType<OldArguments> OLD_ARGUMENTS =
            PayloadType.of(ZooCodec::readOldArguments, ZooCodec::writeOldArguments);

    public static final PayloadType<KeepArguments> KEEP_ARGUMENTS =
            PayloadType.of(ZooCodec::readKeepArguments, ZooCodec::writeKeepArguments);

    public static final PayloadType<CameEvent> CAME_EVENT =
            PayloadType.of(ZooCodec::readCameEvent, ZooCodec::writeCameEvent);

    public static final PayloadType<GoneEvent> GONE_EVENT = Payloads.empty(new GoneEvent());

    public static final PayloadType<NoiseEvent> NOISE_EVENT =
            PayloadType.of(ZooCodec::readNoiseEvent, ZooCodec::writeNoiseEvent);

    public static final PayloadType<MovedEvent> MOVED_EVENT =
            PayloadType.of(ZooCodec::readMovedEvent, ZooCodec::writeMovedEvent);

    public static final PayloadType<WeatherEvent> WEATHER_EVENT =
            PayloadType.of(ZooCodec::readWeatherEvent, ZooCodec::writeWeatherEvent);

    private static final KeyType<Zoo.Color> COLOR_KEY =
            KeyTypes.enumeration(Zoo.Color.class, "RED", "GREEN=vert", "BLUE");

    public static final PayloadType<List<Zoo.Animal>> LIST_OF_ANIMAL = Payloads.list(ANIMAL);
    public static final PayloadType<List<Zoo.Color>> LIST_OF_COLOR = Payloads.list(COLOR);
    public static final PayloadType<List<String>> LIST_OF_STRING = Payloads.list(Payloads.STRING);

    public static final PayloadType<List<List<Integer>>> LIST_OF_LIST_OF_INTEGER =
            Payloads.list(Payloads.list(Payloads.INTEGER));

    public static final PayloadType<Set<Zoo.Color>> SET_OF_COLOR = Payloads.set(COLOR);

    public static final PayloadType<Map<String, Zoo.Animal>> MAP_OF_STRING_TO_ANIMAL =
            Payloads.map(KeyTypes.STRING, ANIMAL);

    public static final PayloadType<Map<UUID, List<Money>>> MAP_OF_UUID_TO_LIST_OF_MONEY_BY_MONEY_CODEC =
            Payloads.map(KeyTypes.UUID, Payloads.list(Payloads.converted(MONEY_CODEC, PARTS)));

    public static final PayloadType<Map<Zoo.Color, Integer>> MAP_OF_COLOR_TO_INTEGER =
            Payloads.map(COLOR_KEY, Payloads.INTEGER);

    public static final PayloadType<List<String>> LIST_OF_NULLABLE_OF_STRING =
            Payloads.list(Payloads.nullable(Payloads.STRING));

    public static final PayloadType<List<Optional<String>>> LIST_OF_OPTIONAL_OF_STRING =
            Payloads.list(Payloads.optional(Payloads.STRING));

    public static final PayloadType<List<OptionalInt>> LIST_OF_OPTIONAL_INT =
            Payloads.list(Payloads.OPTIONAL_INT);

    public static final PayloadType<String[]> ARRAY_OF_STRING =
            Payloads.array(Payloads.STRING, String[]::new);

    public static final PayloadType<double[][]> ARRAY_OF_DOUBLE_ARRAY =
            Payloads.array(Payloads.DOUBLE_ARRAY, double[][]::new);

    @SuppressWarnings({"rawtypes", "unchecked"})
    public static final PayloadType<List<String>[]> ARRAY_OF_LIST_OF_STRING =
            Payloads.array(Payloads.list(Payloads.STRING), size -> (List<String>[]) new List[size]);

    public static final PayloadType<List<Zoo.Tree>> LIST_OF_TREE = Payloads.list(TREE);

    public static final PayloadType<Map<String, Zoo.Tree>> MAP_OF_STRING_TO_TREE =
            Payloads.map(KeyTypes.STRING, TREE);

    public static final PayloadType<Money> MONEY_BY_MONEY_CODEC =
            Payloads.converted(MONEY_CODEC, PARTS);

    public static final PayloadType<List<Integer>> LIST_OF_INTEGER =
            Payloads.list(Payloads.INTEGER);

    public static final PayloadType<List<List<String>>> LIST_OF_LIST_OF_NULLABLE_OF_STRING =
            Payloads.list(Payloads.list(Payloads.nullable(Payloads.STRING)));

    public static final PayloadType<String> STRING_BY_SHOUT_CODEC =
            Payloads.converted(SHOUT_CODEC, Payloads.STRING);

    public static final PayloadType<int[][]> ARRAY_OF_INT_ARRAY =
            Payloads.array(Payloads.INT_ARRAY, int[][]::new);

    public static final PayloadType<Zoo.Animal> NULLABLE_OF_ANIMAL = Payloads.nullable(ANIMAL);

    public static final PayloadType<Optional<Zoo.Animal>> OPTIONAL_OF_ANIMAL =
            Payloads.optional(ANIMAL);

    private static final SerializedString ANIMAL_MEMBER = new SerializedString("animal");
    private static final SerializedString NAME = new SerializedString("name");
    private static final SerializedString LIVES = new SerializedString("lives");
    private static final SerializedString FRIENDS = new SerializedString("friends");
    private static final SerializedString HOLDER = new SerializedString("holder");
    private static final SerializedString AGE = new SerializedString("age");
    private static final SerializedString FAVOURITES = new SerializedString("favourites");
    private static final SerializedString GUEST = new SerializedString("guest");
    private static final SerializedString FLAG = new SerializedString("flag");
    private static final SerializedString SMALL = new SerializedString("small");
    private static final SerializedString MEDIUM = new SerializedString("medium");
    private static final SerializedString NUMBER = new SerializedString("number");
    private static final SerializedString LARGE = new SerializedString("large");
    private static final SerializedString REAL = new SerializedString("real");
    private static final SerializedString PRECISE = new SerializedString("precise");
    private static final SerializedString LETTER = new SerializedString("letter");
    private static final SerializedString BOXED_FLAG = new SerializedString("boxedFlag");
    private static final SerializedString BOXED_SMALL = new SerializedString("boxedSmall");
    private static final SerializedString BOXED_MEDIUM = new SerializedString("boxedMedium");
    private static final SerializedString BOXED_NUMBER = new SerializedString("boxedNumber");
    private static final SerializedString BOXED_LARGE = new SerializedString("boxedLarge");
    private static final SerializedString BOXED_REAL = new SerializedString("boxedReal");
    private static final SerializedString BOXED_PRECISE = new SerializedString("boxedPrecise");
    private static final SerializedString BOXED_LETTER = new SerializedString("boxedLetter");
    private static final SerializedString TEXT = new SerializedString("text");
    private static final SerializedString HUGE = new SerializedString("huge");
    private static final SerializedString EXACT = new SerializedString("exact");
    private static final SerializedString UUID_ = new SerializedString("uuid");
    private static final SerializedString URI_ = new SerializedString("uri");
    private static final SerializedString INSTANT = new SerializedString("instant");
    private static final SerializedString LOCAL_DATE = new SerializedString("localDate");
    private static final SerializedString LOCAL_TIME = new SerializedString("localTime");
    private static final SerializedString LOCAL_DATE_TIME = new SerializedString("localDateTime");
    private static final SerializedString OFFSET_DATE_TIME = new SerializedString("offsetDateTime");
    private static final SerializedString OFFSET_TIME = new SerializedString("offsetTime");
    private static final SerializedString ZONED_DATE_TIME = new SerializedString("zonedDateTime");
    private static final SerializedString YEAR = new SerializedString("year");
    private static final SerializedString YEAR_MONTH = new SerializedString("yearMonth");
    private static final SerializedString MONTH_DAY = new SerializedString("monthDay");
    private static final SerializedString DURATION = new SerializedString("duration");
    private static final SerializedString PERIOD = new SerializedString("period");
    private static final SerializedString ZONE_ID = new SerializedString("zoneId");
    private static final SerializedString ZONE_OFFSET = new SerializedString("zoneOffset");
    private static final SerializedString DAY_OF_WEEK = new SerializedString("dayOfWeek");
    private static final SerializedString MONTH = new SerializedString("month");
    private static final SerializedString AMOUNT = new SerializedString("amount");
    private static final SerializedString CURRENCY = new SerializedString("currency");
    private static final SerializedString TEXTS = new SerializedString("texts");
    private static final SerializedString NESTED = new SerializedString("nested");
    private static final SerializedString COLORS = new SerializedString("colors");
    private static final SerializedString BY_NAME = new SerializedString("byName");
    private static final SerializedString BY_ID = new SerializedString("byId");
    private static final SerializedString BY_COLOR = new SerializedString("byColor");
    private static final SerializedString HOLES = new SerializedString("holes");
    private static final SerializedString MAYBES = new SerializedString("maybes");
    private static final SerializedString NUMBERS = new SerializedString("numbers");
    private static final SerializedString BYTES = new SerializedString("bytes");
    private static final SerializedString INTS = new SerializedString("ints");
    private static final SerializedString ARRAY = new SerializedString("array");
    private static final SerializedString MATRIX = new SerializedString("matrix");
    private static final SerializedString LISTS = new SerializedString("lists");
    private static final SerializedString LABEL = new SerializedString("label");
    private static final SerializedString CHILDREN = new SerializedString("children");
    private static final SerializedString PARENT = new SerializedString("parent");
    private static final SerializedString NAMED = new SerializedString("named");
    private static final SerializedString COLOR_MEMBER = new SerializedString("color");
    private static final SerializedString LIST = new SerializedString("list");
    private static final SerializedString MONEY = new SerializedString("money");
    private static final SerializedString MAYBE_TEXT = new SerializedString("maybeText");
    private static final SerializedString MAYBE_TREE = new SerializedString("maybeTree");
    private static final SerializedString MAYBE_LIST = new SerializedString("maybeList");
    private static final SerializedString MAYBE_INT = new SerializedString("maybeInt");
    private static final SerializedString MAYBE_LONG = new SerializedString("maybeLong");
    private static final SerializedString MAYBE_DOUBLE = new SerializedString("maybeDouble");
    private static final SerializedString ITEMS = new SerializedString("items");
    private static final SerializedString FIRST = new SerializedString("first");
    private static final SerializedString LAST = new SerializedString("last");
    private static final SerializedString REASON = new SerializedString("reason");
    private static final SerializedString VALUE = new SerializedString("value");
    private static final SerializedString SCALARS_MEMBER = new SerializedString("scalars");
    private static final SerializedString TIMES_MEMBER = new SerializedString("times");
    private static final SerializedString COLLECTIONS_MEMBER = new SerializedString("collections");
    private static final SerializedString ABSENCES_MEMBER = new SerializedString("absences");
    private static final SerializedString TREE_MEMBER = new SerializedString("tree");
    private static final SerializedString ANIMALS = new SerializedString("animals");
    private static final SerializedString TAGS = new SerializedString("tags");
    private static final SerializedString RESULT = new SerializedString("result");
    private static final SerializedString SHOUT = new SerializedString("shout");
    private static final SerializedString LIMIT = new SerializedString("limit");
    private static final SerializedString DELAY = new SerializedString("delay");
    private static final SerializedString OLD_MEMBER = new SerializedString("old");
    private static final SerializedString ONE = new SerializedString("one");
    private static final SerializedString LOUDNESS = new SerializedString("loudness");
    private static final SerializedString CAGE_MEMBER = new SerializedString("cage");
    private static final SerializedString SKY = new SerializedString("sky");
    private static final SerializedString TYPE = new SerializedString("type");

    private ZooCodec() {}

    private static Zoo.Cage readCage(PayloadReader in) throws IOException {
        in.startObject();
        return readCageMembers(in);
    }

    private static Zoo.Cage readCageMembers(PayloadReader in) throws IOException {
        Optional<Zoo.Animal> animal = Optional.empty();
        long seen = 0;
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "animal" -> {
                    seen = in.once(seen, 0);
                    animal = in.isNull() ? Optional.empty() : Optional.of(readAnimal(in));
                }
                default -> in.skip();
            }
        }
        return new Zoo.Cage(animal);
    }

    private static void writeCage(PayloadWriter out, Zoo.Cage value) throws IOException {
        out.startObject(value);
        writeCageMembers(out, value);
        out.endObject();
    }

    private static void writeCageMembers(PayloadWriter out, Zoo.Cage value) throws IOException {
        Optional<Zoo.Animal> animal = value.animal();
        if (out.present(ANIMAL_MEMBER, animal)) {
            writeAnimal(out, animal.get());
        }
    }

    private static Zoo.Cat readCat(PayloadReader in) throws IOException {
        in.startObject();
        return readCatMembers(in);
    }

    private static Zoo.Cat readCatMembers(PayloadReader in) throws IOException {
        String name = null;
        int lives = 0;
        long seen = 0;
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "name" -> {
                    seen = in.once(seen, 0);
                    name = in.readString();
                }
                case "lives" -> {
                    seen = in.once(seen, 1);
                    lives = in.readInt();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b11, "name\tlives");
        return new Zoo.Cat(name, lives);
    }

    private static void writeCat(PayloadWriter out, Zoo.Cat value) throws IOException {
        out.startObject(value);
        writeCatMembers(out, value);
        out.endObject();
    }

    private static void writeCatMembers(PayloadWriter out, Zoo.Cat value) throws IOException {
        out.name(NAME);
        out.writeString(value.name());
        out.name(LIVES);
        out.writeInt(value.lives());
    }

    private static Zoo.Dog readDog(PayloadReader in) throws IOException {
        in.startObject();
        return readDogMembers(in);
    }

    private static Zoo.Dog readDogMembers(PayloadReader in) throws IOException {
        String name = null;
        List<Zoo.Animal> friends = null;
        long seen = 0;
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "name" -> {
                    seen = in.once(seen, 0);
                    name = in.readString();
                }
                case "friends" -> {
                    seen = in.once(seen, 1);
                    friends = LIST_OF_ANIMAL.read(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b11, "name\tfriends");
        return new Zoo.Dog(name, friends);
    }

    private static void writeDog(PayloadWriter out, Zoo.Dog value) throws IOException {
        out.startObject(value);
        writeDogMembers(out, value);
        out.endObject();
    }

    private static void writeDogMembers(PayloadWriter out, Zoo.Dog value) throws IOException {
        out.name(NAME);
        out.writeString(value.name());
        out.name(FRIENDS);
        LIST_OF_ANIMAL.write(out, value.friends());
    }

    private static Zoo.Ticket readTicket(PayloadReader in) throws IOException {
        String holder = null;
        Optional<Integer> age = Optional.empty();
        List<Zoo.Color> favourites = null;
        Zoo.Animal guest = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "holder" -> {
                    seen = in.once(seen, 0);
                    holder = in.readString();
                }
                case "age" -> {
                    seen = in.once(seen, 1);
                    age = in.isNull() ? Optional.empty() : Optional.of(in.readInt());
                }
                case "favourites" -> {
                    seen = in.once(seen, 2);
                    favourites = LIST_OF_COLOR.read(in);
                }
                case "guest" -> {
                    seen = in.once(seen, 3);
                    guest = in.isNull() ? null : readAnimal(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b101, "holder\tage\tfavourites\tguest");
        return new Zoo.Ticket(holder, age, favourites, guest);
    }

    private static void writeTicket(PayloadWriter out, Zoo.Ticket value) throws IOException {
        out.startObject(value);
        out.name(HOLDER);
        out.writeString(value.holder());
        Optional<Integer> age = value.age();
        if (out.present(AGE, age)) {
            out.writeInt(age.get());
        }
        out.name(FAVOURITES);
        LIST_OF_COLOR.write(out, value.favourites());
        Zoo.Animal guest = value.guest();
        if (out.present(GUEST, guest)) {
            writeAnimal(out, guest);
        }
        out.endObject();
    }

    private static Scalars readScalars(PayloadReader in) throws IOException {
        boolean flag = false;
        byte small = 0;
        short medium = 0;
        int number = 0;
        long large = 0;
        float real = 0;
        double precise = 0;
        char letter = 0;
        Boolean boxedFlag = null;
        Byte boxedSmall = null;
        Short boxedMedium = null;
        Integer boxedNumber = null;
        Long boxedLarge = null;
        Float boxedReal = null;
        Double boxedPrecise = null;
        Character boxedLetter = null;
        String text = null;
        BigInteger huge = null;
        BigDecimal exact = null;
        UUID uuid = null;
        URI uri = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "flag" -> {
                    seen = in.once(seen, 0);
                    flag = in.readBoolean();
                }
                case "small" -> {
                    seen = in.once(seen, 1);
                    small = in.readByte();
                }
                case "medium" -> {
                    seen = in.once(seen, 2);
                    medium = in.readShort();
                }
                case "number" -> {
                    seen = in.once(seen, 3);
                    number = in.readInt();
                }
                case "large" -> {
                    seen = in.once(seen, 4);
                    large = in.readLong();
                }
                case "real" -> {
                    seen = in.once(seen, 5);
                    real = in.readFloat();
                }
                case "precise" -> {
                    seen = in.once(seen, 6);
                    precise = in.readDouble();
                }
                case "letter" -> {
                    seen = in.once(seen, 7);
                    letter = in.readChar();
                }
                case "boxedFlag" -> {
                    seen = in.once(seen, 8);
                    boxedFlag = in.readBoolean();
                }
                case "boxedSmall" -> {
                    seen = in.once(seen, 9);
                    boxedSmall = in.readByte();
                }
                case "boxedMedium" -> {
                    seen = in.once(seen, 10);
                    boxedMedium = in.readShort();
                }
                case "boxedNumber" -> {
                    seen = in.once(seen, 11);
                    boxedNumber = in.readInt();
                }
                case "boxedLarge" -> {
                    seen = in.once(seen, 12);
                    boxedLarge = in.readLong();
                }
                case "boxedReal" -> {
                    seen = in.once(seen, 13);
                    boxedReal = in.readFloat();
                }
                case "boxedPrecise" -> {
                    seen = in.once(seen, 14);
                    boxedPrecise = in.readDouble();
                }
                case "boxedLetter" -> {
                    seen = in.once(seen, 15);
                    boxedLetter = in.readChar();
                }
                case "text" -> {
                    seen = in.once(seen, 16);
                    text = in.readString();
                }
                case "huge" -> {
                    seen = in.once(seen, 17);
                    huge = in.readBigInteger();
                }
                case "exact" -> {
                    seen = in.once(seen, 18);
                    exact = in.readBigDecimal();
                }
                case "uuid" -> {
                    seen = in.once(seen, 19);
                    uuid = Payloads.UUID.read(in);
                }
                case "uri" -> {
                    seen = in.once(seen, 20);
                    uri = Payloads.URI.read(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0x1fffffL, "flag\tsmall\tmedium\tnumber\tlarge\treal\tprecise\tletter\tboxedFlag\tboxedSmall\tboxedMedium\tboxedNumber\tboxedLarge\tboxedReal\tboxedPrecise\tboxedLetter\ttext\thuge\texact\tuuid\turi");
        return new Scalars(flag, small, medium, number, large, real, precise, letter, boxedFlag,
                boxedSmall, boxedMedium, boxedNumber, boxedLarge, boxedReal, boxedPrecise,
                boxedLetter, text, huge, exact, uuid, uri);
    }

    private static void writeScalars(PayloadWriter out, Scalars value) throws IOException {
        out.startObject(value);
        out.name(FLAG);
        out.writeBoolean(value.flag());
        out.name(SMALL);
        out.writeInt(value.small());
        out.name(MEDIUM);
        out.writeInt(value.medium());
        out.name(NUMBER);
        out.writeInt(value.number());
        out.name(LARGE);
        out.writeLong(value.large());
        out.name(REAL);
        out.writeFloat(value.real());
        out.name(PRECISE);
        out.writeDouble(value.precise());
        out.name(LETTER);
        out.writeChar(value.letter());
        out.name(BOXED_FLAG);
        out.writeBoolean(value.boxedFlag());
        out.name(BOXED_SMALL);
        out.writeInt(value.boxedSmall());
        out.name(BOXED_MEDIUM);
        out.writeInt(value.boxedMedium());
        out.name(BOXED_NUMBER);
        out.writeInt(value.boxedNumber());
        out.name(BOXED_LARGE);
        out.writeLong(value.boxedLarge());
        out.name(BOXED_REAL);
        out.writeFloat(value.boxedReal());
        out.name(BOXED_PRECISE);
        out.writeDouble(value.boxedPrecise());
        out.name(BOXED_LETTER);
        out.writeChar(value.boxedLetter());
        out.name(TEXT);
        out.writeString(value.text());
        out.name(HUGE);
        out.writeBigInteger(value.huge());
        out.name(EXACT);
        out.writeBigDecimal(value.exact());
        out.name(UUID_);
        Payloads.UUID.write(out, value.uuid());
        out.name(URI_);
        Payloads.URI.write(out, value.uri());
        out.endObject();
    }

    private static Times readTimes(PayloadReader in) throws IOException {
        Instant instant = null;
        LocalDate localDate = null;
        LocalTime localTime = null;
        LocalDateTime localDateTime = null;
        OffsetDateTime offsetDateTime = null;
        OffsetTime offsetTime = null;
        ZonedDateTime zonedDateTime = null;
        Year year = null;
        YearMonth yearMonth = null;
        MonthDay monthDay = null;
        Duration duration = null;
        Period period = null;
        ZoneId zoneId = null;
        ZoneOffset zoneOffset = null;
        DayOfWeek dayOfWeek = null;
        Month month = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "instant" -> {
                    seen = in.once(seen, 0);
                    instant = in.readInstant();
                }
                case "localDate" -> {
                    seen = in.once(seen, 1);
                    localDate = Payloads.LOCAL_DATE.read(in);
                }
                case "localTime" -> {
                    seen = in.once(seen, 2);
                    localTime = Payloads.LOCAL_TIME.read(in);
                }
                case "localDateTime" -> {
                    seen = in.once(seen, 3);
                    localDateTime = Payloads.LOCAL_DATE_TIME.read(in);
                }
                case "offsetDateTime" -> {
                    seen = in.once(seen, 4);
                    offsetDateTime = Payloads.OFFSET_DATE_TIME.read(in);
                }
                case "offsetTime" -> {
                    seen = in.once(seen, 5);
                    offsetTime = Payloads.OFFSET_TIME.read(in);
                }
                case "zonedDateTime" -> {
                    seen = in.once(seen, 6);
                    zonedDateTime = Payloads.ZONED_DATE_TIME.read(in);
                }
                case "year" -> {
                    seen = in.once(seen, 7);
                    year = Payloads.YEAR.read(in);
                }
                case "yearMonth" -> {
                    seen = in.once(seen, 8);
                    yearMonth = Payloads.YEAR_MONTH.read(in);
                }
                case "monthDay" -> {
                    seen = in.once(seen, 9);
                    monthDay = Payloads.MONTH_DAY.read(in);
                }
                case "duration" -> {
                    seen = in.once(seen, 10);
                    duration = Payloads.DURATION.read(in);
                }
                case "period" -> {
                    seen = in.once(seen, 11);
                    period = Payloads.PERIOD.read(in);
                }
                case "zoneId" -> {
                    seen = in.once(seen, 12);
                    zoneId = Payloads.ZONE_ID.read(in);
                }
                case "zoneOffset" -> {
                    seen = in.once(seen, 13);
                    zoneOffset = Payloads.ZONE_OFFSET.read(in);
                }
                case "dayOfWeek" -> {
                    seen = in.once(seen, 14);
                    dayOfWeek = Payloads.DAY_OF_WEEK.read(in);
                }
                case "month" -> {
                    seen = in.once(seen, 15);
                    month = Payloads.MONTH.read(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1111111111111111, "instant\tlocalDate\tlocalTime\tlocalDateTime\toffsetDateTime\toffsetTime\tzonedDateTime\tyear\tyearMonth\tmonthDay\tduration\tperiod\tzoneId\tzoneOffset\tdayOfWeek\tmonth");
        return new Times(instant, localDate, localTime, localDateTime, offsetDateTime, offsetTime,
                zonedDateTime, year, yearMonth, monthDay, duration, period, zoneId, zoneOffset,
                dayOfWeek, month);
    }

    private static void writeTimes(PayloadWriter out, Times value) throws IOException {
        out.startObject(value);
        out.name(INSTANT);
        out.writeInstant(value.instant());
        out.name(LOCAL_DATE);
        Payloads.LOCAL_DATE.write(out, value.localDate());
        out.name(LOCAL_TIME);
        Payloads.LOCAL_TIME.write(out, value.localTime());
        out.name(LOCAL_DATE_TIME);
        Payloads.LOCAL_DATE_TIME.write(out, value.localDateTime());
        out.name(OFFSET_DATE_TIME);
        Payloads.OFFSET_DATE_TIME.write(out, value.offsetDateTime());
        out.name(OFFSET_TIME);
        Payloads.OFFSET_TIME.write(out, value.offsetTime());
        out.name(ZONED_DATE_TIME);
        Payloads.ZONED_DATE_TIME.write(out, value.zonedDateTime());
        out.name(YEAR);
        Payloads.YEAR.write(out, value.year());
        out.name(YEAR_MONTH);
        Payloads.YEAR_MONTH.write(out, value.yearMonth());
        out.name(MONTH_DAY);
        Payloads.MONTH_DAY.write(out, value.monthDay());
        out.name(DURATION);
        Payloads.DURATION.write(out, value.duration());
        out.name(PERIOD);
        Payloads.PERIOD.write(out, value.period());
        out.name(ZONE_ID);
        Payloads.ZONE_ID.write(out, value.zoneId());
        out.name(ZONE_OFFSET);
        Payloads.ZONE_OFFSET.write(out, value.zoneOffset());
        out.name(DAY_OF_WEEK);
        Payloads.DAY_OF_WEEK.write(out, value.dayOfWeek());
        out.name(MONTH);
        Payloads.MONTH.write(out, value.month());
        out.endObject();
    }

    private static MoneyCodec.Parts readParts(PayloadReader in) throws IOException {
        BigDecimal amount = null;
        String currency = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "amount" -> {
                    seen = in.once(seen, 0);
                    amount = in.readBigDecimal();
                }
                case "currency" -> {
                    seen = in.once(seen, 1);
                    currency = in.readString();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b11, "amount\tcurrency");
        return new MoneyCodec.Parts(amount, currency);
    }

    private static void writeParts(PayloadWriter out, MoneyCodec.Parts value) throws IOException {
        out.startObject(value);
        out.name(AMOUNT);
        out.writeBigDecimal(value.amount());
        out.name(CURRENCY);
        out.writeString(value.currency());
        out.endObject();
    }

    private static Collections readCollections(PayloadReader in) throws IOException {
        List<String> texts = null;
        List<List<Integer>> nested = null;
        Set<Zoo.Color> colors = null;
        Map<String, Zoo.Animal> byName = null;
        Map<UUID, List<Money>> byId = null;
        Map<Zoo.Color, Integer> byColor = null;
        List<String> holes = null;
        List<Optional<String>> maybes = null;
        List<OptionalInt> numbers = null;
        byte[] bytes = null;
        int[] ints = null;
        String[] array = null;
        double[][] matrix = null;
        List<String>[] lists = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "texts" -> {
                    seen = in.once(seen, 0);
                    texts = LIST_OF_STRING.read(in);
                }
                case "nested" -> {
                    seen = in.once(seen, 1);
                    nested = LIST_OF_LIST_OF_INTEGER.read(in);
                }
                case "colors" -> {
                    seen = in.once(seen, 2);
                    colors = SET_OF_COLOR.read(in);
                }
                case "byName" -> {
                    seen = in.once(seen, 3);
                    byName = MAP_OF_STRING_TO_ANIMAL.read(in);
                }
                case "byId" -> {
                    seen = in.once(seen, 4);
                    byId = MAP_OF_UUID_TO_LIST_OF_MONEY_BY_MONEY_CODEC.read(in);
                }
                case "byColor" -> {
                    seen = in.once(seen, 5);
                    byColor = MAP_OF_COLOR_TO_INTEGER.read(in);
                }
                case "holes" -> {
                    seen = in.once(seen, 6);
                    holes = LIST_OF_NULLABLE_OF_STRING.read(in);
                }
                case "maybes" -> {
                    seen = in.once(seen, 7);
                    maybes = LIST_OF_OPTIONAL_OF_STRING.read(in);
                }
                case "numbers" -> {
                    seen = in.once(seen, 8);
                    numbers = LIST_OF_OPTIONAL_INT.read(in);
                }
                case "bytes" -> {
                    seen = in.once(seen, 9);
                    bytes = in.readBytes();
                }
                case "ints" -> {
                    seen = in.once(seen, 10);
                    ints = Payloads.INT_ARRAY.read(in);
                }
                case "array" -> {
                    seen = in.once(seen, 11);
                    array = ARRAY_OF_STRING.read(in);
                }
                case "matrix" -> {
                    seen = in.once(seen, 12);
                    matrix = ARRAY_OF_DOUBLE_ARRAY.read(in);
                }
                case "lists" -> {
                    seen = in.once(seen, 13);
                    lists = ARRAY_OF_LIST_OF_STRING.read(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b11111111111111, "texts\tnested\tcolors\tbyName\tbyId\tbyColor\tholes\tmaybes\tnumbers\tbytes\tints\tarray\tmatrix\tlists");
        return new Collections(texts, nested, colors, byName, byId, byColor, holes, maybes, numbers,
                bytes, ints, array, matrix, lists);
    }

    private static void writeCollections(PayloadWriter out, Collections value) throws IOException {
        out.startObject(value);
        out.name(TEXTS);
        LIST_OF_STRING.write(out, value.texts());
        out.name(NESTED);
        LIST_OF_LIST_OF_INTEGER.write(out, value.nested());
        out.name(COLORS);
        SET_OF_COLOR.write(out, value.colors());
        out.name(BY_NAME);
        MAP_OF_STRING_TO_ANIMAL.write(out, value.byName());
        out.name(BY_ID);
        MAP_OF_UUID_TO_LIST_OF_MONEY_BY_MONEY_CODEC.write(out, value.byId());
        out.name(BY_COLOR);
        MAP_OF_COLOR_TO_INTEGER.write(out, value.byColor());
        out.name(HOLES);
        LIST_OF_NULLABLE_OF_STRING.write(out, value.holes());
        out.name(MAYBES);
        LIST_OF_OPTIONAL_OF_STRING.write(out, value.maybes());
        out.name(NUMBERS);
        LIST_OF_OPTIONAL_INT.write(out, value.numbers());
        out.name(BYTES);
        out.writeBytes(value.bytes());
        out.name(INTS);
        Payloads.INT_ARRAY.write(out, value.ints());
        out.name(ARRAY);
        ARRAY_OF_STRING.write(out, value.array());
        out.name(MATRIX);
        ARRAY_OF_DOUBLE_ARRAY.write(out, value.matrix());
        out.name(LISTS);
        ARRAY_OF_LIST_OF_STRING.write(out, value.lists());
        out.endObject();
    }

    private static Zoo.Tree readTree(PayloadReader in) throws IOException {
        String label = null;
        List<Zoo.Tree> children = null;
        Zoo.Tree parent = null;
        Map<String, Zoo.Tree> named = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "label" -> {
                    seen = in.once(seen, 0);
                    label = in.readString();
                }
                case "children" -> {
                    seen = in.once(seen, 1);
                    children = LIST_OF_TREE.read(in);
                }
                case "parent" -> {
                    seen = in.once(seen, 2);
                    parent = in.isNull() ? null : readTree(in);
                }
                case "named" -> {
                    seen = in.once(seen, 3);
                    named = MAP_OF_STRING_TO_TREE.read(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1011, "label\tchildren\tparent\tnamed");
        return new Zoo.Tree(label, children, parent, named);
    }

    private static void writeTree(PayloadWriter out, Zoo.Tree value) throws IOException {
        out.startObject(value);
        out.name(LABEL);
        out.writeString(value.label());
        out.name(CHILDREN);
        LIST_OF_TREE.write(out, value.children());
        Zoo.Tree parent = value.parent();
        if (out.present(PARENT, parent)) {
            writeTree(out, parent);
        }
        out.name(NAMED);
        MAP_OF_STRING_TO_TREE.write(out, value.named());
        out.endObject();
    }

    private static Absences readAbsences(PayloadReader in) throws IOException {
        String text = null;
        Integer number = null;
        Zoo.Color color = null;
        Zoo.Animal animal = null;
        List<String> list = null;
        Money money = null;
        byte[] bytes = null;
        Optional<String> maybeText = Optional.empty();
        Optional<Zoo.Tree> maybeTree = Optional.empty();
        Optional<List<Integer>> maybeList = Optional.empty();
        OptionalInt maybeInt = OptionalInt.empty();
        OptionalLong maybeLong = OptionalLong.empty();
        OptionalDouble maybeDouble = OptionalDouble.empty();
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "text" -> {
                    seen = in.once(seen, 0);
                    text = in.isNull() ? null : in.readString();
                }
                case "number" -> {
                    seen = in.once(seen, 1);
                    number = in.isNull() ? null : in.readInt();
                }
                case "color" -> {
                    seen = in.once(seen, 2);
                    color = in.isNull() ? null : COLOR.read(in);
                }
                case "animal" -> {
                    seen = in.once(seen, 3);
                    animal = in.isNull() ? null : readAnimal(in);
                }
                case "list" -> {
                    seen = in.once(seen, 4);
                    list = in.isNull() ? null : LIST_OF_STRING.read(in);
                }
                case "money" -> {
                    seen = in.once(seen, 5);
                    money = in.isNull() ? null : MONEY_BY_MONEY_CODEC.read(in);
                }
                case "bytes" -> {
                    seen = in.once(seen, 6);
                    bytes = in.isNull() ? null : in.readBytes();
                }
                case "maybeText" -> {
                    seen = in.once(seen, 7);
                    maybeText = in.isNull() ? Optional.empty() : Optional.of(in.readString());
                }
                case "maybeTree" -> {
                    seen = in.once(seen, 8);
                    maybeTree = in.isNull() ? Optional.empty() : Optional.of(readTree(in));
                }
                case "maybeList" -> {
                    seen = in.once(seen, 9);
                    maybeList = in.isNull() ? Optional.empty() : Optional.of(LIST_OF_INTEGER.read(in));
                }
                case "maybeInt" -> {
                    seen = in.once(seen, 10);
                    maybeInt = Payloads.OPTIONAL_INT.read(in);
                }
                case "maybeLong" -> {
                    seen = in.once(seen, 11);
                    maybeLong = Payloads.OPTIONAL_LONG.read(in);
                }
                case "maybeDouble" -> {
                    seen = in.once(seen, 12);
                    maybeDouble = Payloads.OPTIONAL_DOUBLE.read(in);
                }
                default -> in.skip();
            }
        }
        return new Absences(text, number, color, animal, list, money, bytes, maybeText, maybeTree,
                maybeList, maybeInt, maybeLong, maybeDouble);
    }

    private static void writeAbsences(PayloadWriter out, Absences value) throws IOException {
        out.startObject(value);
        String text = value.text();
        if (out.present(TEXT, text)) {
            out.writeString(text);
        }
        Integer number = value.number();
        if (out.present(NUMBER, number)) {
            out.writeInt(number);
        }
        Zoo.Color color = value.color();
        if (out.present(COLOR_MEMBER, color)) {
            COLOR.write(out, color);
        }
        Zoo.Animal animal = value.animal();
        if (out.present(ANIMAL_MEMBER, animal)) {
            writeAnimal(out, animal);
        }
        List<String> list = value.list();
        if (out.present(LIST, list)) {
            LIST_OF_STRING.write(out, list);
        }
        Money money = value.money();
        if (out.present(MONEY, money)) {
            MONEY_BY_MONEY_CODEC.write(out, money);
        }
        byte[] bytes = value.bytes();
        if (out.present(BYTES, bytes)) {
            out.writeBytes(bytes);
        }
        Optional<String> maybeText = value.maybeText();
        if (out.present(MAYBE_TEXT, maybeText)) {
            out.writeString(maybeText.get());
        }
        Optional<Zoo.Tree> maybeTree = value.maybeTree();
        if (out.present(MAYBE_TREE, maybeTree)) {
            writeTree(out, maybeTree.get());
        }
        Optional<List<Integer>> maybeList = value.maybeList();
        if (out.present(MAYBE_LIST, maybeList)) {
            LIST_OF_INTEGER.write(out, maybeList.get());
        }
        OptionalInt maybeInt = value.maybeInt();
        if (out.present(MAYBE_INT, maybeInt)) {
            Payloads.OPTIONAL_INT.write(out, maybeInt);
        }
        OptionalLong maybeLong = value.maybeLong();
        if (out.present(MAYBE_LONG, maybeLong)) {
            Payloads.OPTIONAL_LONG.write(out, maybeLong);
        }
        OptionalDouble maybeDouble = value.maybeDouble();
        if (out.present(MAYBE_DOUBLE, maybeDouble)) {
            Payloads.OPTIONAL_DOUBLE.write(out, maybeDouble);
        }
        out.endObject();
    }

    private static Zoo.Page<Zoo.Animal> readPageOfAnimal(PayloadReader in) throws IOException {
        List<Zoo.Animal> items = null;
        Optional<Zoo.Animal> first = Optional.empty();
        Zoo.Animal last = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "items" -> {
                    seen = in.once(seen, 0);
                    items = LIST_OF_ANIMAL.read(in);
                }
                case "first" -> {
                    seen = in.once(seen, 1);
                    first = in.isNull() ? Optional.empty() : Optional.of(readAnimal(in));
                }
                case "last" -> {
                    seen = in.once(seen, 2);
                    last = readAnimal(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b101, "items\tfirst\tlast");
        return new Zoo.Page<>(items, first, last);
    }

    private static void writePageOfAnimal(PayloadWriter out, Zoo.Page<Zoo.Animal> value) throws
            IOException {
        out.startObject(value);
        out.name(ITEMS);
        LIST_OF_ANIMAL.write(out, value.items());
        Optional<Zoo.Animal> first = value.first();
        if (out.present(FIRST, first)) {
            writeAnimal(out, first.get());
        }
        out.name(LAST);
        writeAnimal(out, value.last());
        out.endObject();
    }

    private static Zoo.Page<List<String>> readPageOfListOfNullableString(PayloadReader in) throws
            IOException {
        List<List<String>> items = null;
        Optional<List<String>> first = Optional.empty();
        List<String> last = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "items" -> {
                    seen = in.once(seen, 0);
                    items = LIST_OF_LIST_OF_NULLABLE_OF_STRING.read(in);
                }
                case "first" -> {
                    seen = in.once(seen, 1);
                    first = in.isNull() ? Optional.empty() : Optional.of(LIST_OF_NULLABLE_OF_STRING.read(in));
                }
                case "last" -> {
                    seen = in.once(seen, 2);
                    last = LIST_OF_NULLABLE_OF_STRING.read(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b101, "items\tfirst\tlast");
        return new Zoo.Page<>(items, first, last);
    }

    private static void writePageOfListOfNullableString(PayloadWriter out,
            Zoo.Page<List<String>> value) throws IOException {
        out.startObject(value);
        out.name(ITEMS);
        LIST_OF_LIST_OF_NULLABLE_OF_STRING.write(out, value.items());
        Optional<List<String>> first = value.first();
        if (out.present(FIRST, first)) {
            LIST_OF_NULLABLE_OF_STRING.write(out, first.get());
        }
        out.name(LAST);
        LIST_OF_NULLABLE_OF_STRING.write(out, value.last());
        out.endObject();
    }

    private static Zoo.Page<String> readPageOfString(PayloadReader in) throws IOException {
        List<String> items = null;
        Optional<String> first = Optional.empty();
        String last = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "items" -> {
                    seen = in.once(seen, 0);
                    items = LIST_OF_STRING.read(in);
                }
                case "first" -> {
                    seen = in.once(seen, 1);
                    first = in.isNull() ? Optional.empty() : Optional.of(in.readString());
                }
                case "last" -> {
                    seen = in.once(seen, 2);
                    last = in.readString();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b101, "items\tfirst\tlast");
        return new Zoo.Page<>(items, first, last);
    }

    private static void writePageOfString(PayloadWriter out, Zoo.Page<String> value) throws
            IOException {
        out.startObject(value);
        out.name(ITEMS);
        LIST_OF_STRING.write(out, value.items());
        Optional<String> first = value.first();
        if (out.present(FIRST, first)) {
            out.writeString(first.get());
        }
        out.name(LAST);
        out.writeString(value.last());
        out.endObject();
    }

    private static Zoo.Failure<Money> readFailureOfMoney(PayloadReader in) throws IOException {
        in.startObject();
        return readFailureOfMoneyMembers(in);
    }

    private static Zoo.Failure<Money> readFailureOfMoneyMembers(PayloadReader in) throws
            IOException {
        String reason = null;
        long seen = 0;
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "reason" -> {
                    seen = in.once(seen, 0);
                    reason = in.readString();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "reason");
        return new Zoo.Failure<>(reason);
    }

    private static void writeFailureOfMoney(PayloadWriter out, Zoo.Failure<Money> value) throws
            IOException {
        out.startObject(value);
        writeFailureOfMoneyMembers(out, value);
        out.endObject();
    }

    private static void writeFailureOfMoneyMembers(PayloadWriter out, Zoo.Failure<Money> value)
            throws IOException {
        out.name(REASON);
        out.writeString(value.reason());
    }

    private static Zoo.Success<Money> readSuccessOfMoney(PayloadReader in) throws IOException {
        in.startObject();
        return readSuccessOfMoneyMembers(in);
    }

    private static Zoo.Success<Money> readSuccessOfMoneyMembers(PayloadReader in) throws
            IOException {
        Money value = null;
        long seen = 0;
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "value" -> {
                    seen = in.once(seen, 0);
                    value = MONEY_BY_MONEY_CODEC.read(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "value");
        return new Zoo.Success<>(value);
    }

    private static void writeSuccessOfMoney(PayloadWriter out, Zoo.Success<Money> value) throws
            IOException {
        out.startObject(value);
        writeSuccessOfMoneyMembers(out, value);
        out.endObject();
    }

    private static void writeSuccessOfMoneyMembers(PayloadWriter out, Zoo.Success<Money> value)
            throws IOException {
        out.name(VALUE);
        MONEY_BY_MONEY_CODEC.write(out, value.value());
    }

    private static Zoo.Failure<Long> readFailureOfLong(PayloadReader in) throws IOException {
        in.startObject();
        return readFailureOfLongMembers(in);
    }

    private static Zoo.Failure<Long> readFailureOfLongMembers(PayloadReader in) throws IOException {
        String reason = null;
        long seen = 0;
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "reason" -> {
                    seen = in.once(seen, 0);
                    reason = in.readString();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "reason");
        return new Zoo.Failure<>(reason);
    }

    private static void writeFailureOfLong(PayloadWriter out, Zoo.Failure<Long> value) throws
            IOException {
        out.startObject(value);
        writeFailureOfLongMembers(out, value);
        out.endObject();
    }

    private static void writeFailureOfLongMembers(PayloadWriter out, Zoo.Failure<Long> value) throws
            IOException {
        out.name(REASON);
        out.writeString(value.reason());
    }

    private static Zoo.Success<Long> readSuccessOfLong(PayloadReader in) throws IOException {
        in.startObject();
        return readSuccessOfLongMembers(in);
    }

    private static Zoo.Success<Long> readSuccessOfLongMembers(PayloadReader in) throws IOException {
        Long value = null;
        long seen = 0;
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "value" -> {
                    seen = in.once(seen, 0);
                    value = in.readLong();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "value");
        return new Zoo.Success<>(value);
    }

    private static void writeSuccessOfLong(PayloadWriter out, Zoo.Success<Long> value) throws
            IOException {
        out.startObject(value);
        writeSuccessOfLongMembers(out, value);
        out.endObject();
    }

    private static void writeSuccessOfLongMembers(PayloadWriter out, Zoo.Success<Long> value) throws
            IOException {
        out.name(VALUE);
        out.writeLong(value.value());
    }

    private static Zoo.Old readOld(PayloadReader in) throws IOException {
        int age = 0;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "age" -> {
                    seen = in.once(seen, 0);
                    age = in.readInt();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "age");
        return new Zoo.Old(age);
    }

    private static void writeOld(PayloadWriter out, Zoo.Old value) throws IOException {
        out.startObject(value);
        out.name(AGE);
        out.writeInt(value.age());
        out.endObject();
    }

    private static ScalarsArguments readScalarsArguments(PayloadReader in) throws IOException {
        Scalars scalars = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "scalars" -> {
                    seen = in.once(seen, 0);
                    scalars = readScalars(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "scalars");
        return new ScalarsArguments(scalars);
    }

    private static void writeScalarsArguments(PayloadWriter out, ScalarsArguments value) throws
            IOException {
        out.startObject(value);
        out.name(SCALARS_MEMBER);
        writeScalars(out, value.scalars());
        out.endObject();
    }

    private static TimesArguments readTimesArguments(PayloadReader in) throws IOException {
        Times times = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "times" -> {
                    seen = in.once(seen, 0);
                    times = readTimes(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "times");
        return new TimesArguments(times);
    }

    private static void writeTimesArguments(PayloadWriter out, TimesArguments value) throws
            IOException {
        out.startObject(value);
        out.name(TIMES_MEMBER);
        writeTimes(out, value.times());
        out.endObject();
    }

    private static CollectionsArguments readCollectionsArguments(PayloadReader in) throws
            IOException {
        Collections collections = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "collections" -> {
                    seen = in.once(seen, 0);
                    collections = readCollections(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "collections");
        return new CollectionsArguments(collections);
    }

    private static void writeCollectionsArguments(PayloadWriter out, CollectionsArguments value)
            throws IOException {
        out.startObject(value);
        out.name(COLLECTIONS_MEMBER);
        writeCollections(out, value.collections());
        out.endObject();
    }

    private static AbsencesArguments readAbsencesArguments(PayloadReader in) throws IOException {
        Absences absences = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "absences" -> {
                    seen = in.once(seen, 0);
                    absences = readAbsences(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "absences");
        return new AbsencesArguments(absences);
    }

    private static void writeAbsencesArguments(PayloadWriter out, AbsencesArguments value) throws
            IOException {
        out.startObject(value);
        out.name(ABSENCES_MEMBER);
        writeAbsences(out, value.absences());
        out.endObject();
    }

    private static AnimalArguments readAnimalArguments(PayloadReader in) throws IOException {
        Zoo.Animal animal = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "animal" -> {
                    seen = in.once(seen, 0);
                    animal = readAnimal(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "animal");
        return new AnimalArguments(animal);
    }

    private static void writeAnimalArguments(PayloadWriter out, AnimalArguments value) throws
            IOException {
        out.startObject(value);
        out.name(ANIMAL_MEMBER);
        writeAnimal(out, value.animal());
        out.endObject();
    }

    private static TreeArguments readTreeArguments(PayloadReader in) throws IOException {
        Zoo.Tree tree = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "tree" -> {
                    seen = in.once(seen, 0);
                    tree = readTree(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "tree");
        return new TreeArguments(tree);
    }

    private static void writeTreeArguments(PayloadWriter out, TreeArguments value) throws
            IOException {
        out.startObject(value);
        out.name(TREE_MEMBER);
        writeTree(out, value.tree());
        out.endObject();
    }

    private static NamesArguments readNamesArguments(PayloadReader in) throws IOException {
        Zoo.Page<Zoo.Animal> animals = null;
        Zoo.Page<List<String>> tags = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "animals" -> {
                    seen = in.once(seen, 0);
                    animals = readPageOfAnimal(in);
                }
                case "tags" -> {
                    seen = in.once(seen, 1);
                    tags = readPageOfListOfNullableString(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b11, "animals\ttags");
        return new NamesArguments(animals, tags);
    }

    private static void writeNamesArguments(PayloadWriter out, NamesArguments value) throws
            IOException {
        out.startObject(value);
        out.name(ANIMALS);
        writePageOfAnimal(out, value.animals());
        out.name(TAGS);
        writePageOfListOfNullableString(out, value.tags());
        out.endObject();
    }

    private static ResultArguments readResultArguments(PayloadReader in) throws IOException {
        Zoo.Result<Money> result = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "result" -> {
                    seen = in.once(seen, 0);
                    result = readResultOfMoney(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "result");
        return new ResultArguments(result);
    }

    private static void writeResultArguments(PayloadWriter out, ResultArguments value) throws
            IOException {
        out.startObject(value);
        out.name(RESULT);
        writeResultOfMoney(out, value.result());
        out.endObject();
    }

    private static PriceArguments readPriceArguments(PayloadReader in) throws IOException {
        Money money = null;
        String shout = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "money" -> {
                    seen = in.once(seen, 0);
                    money = MONEY_BY_MONEY_CODEC.read(in);
                }
                case "shout" -> {
                    seen = in.once(seen, 1);
                    shout = STRING_BY_SHOUT_CODEC.read(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b11, "money\tshout");
        return new PriceArguments(money, shout);
    }

    private static void writePriceArguments(PayloadWriter out, PriceArguments value) throws
            IOException {
        out.startObject(value);
        out.name(MONEY);
        MONEY_BY_MONEY_CODEC.write(out, value.money());
        out.name(SHOUT);
        STRING_BY_SHOUT_CODEC.write(out, value.shout());
        out.endObject();
    }

    private static FindArguments readFindArguments(PayloadReader in) throws IOException {
        String name = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "name" -> {
                    seen = in.once(seen, 0);
                    name = in.readString();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "name");
        return new FindArguments(name);
    }

    private static void writeFindArguments(PayloadWriter out, FindArguments value) throws
            IOException {
        out.startObject(value);
        out.name(NAME);
        out.writeString(value.name());
        out.endObject();
    }

    private static SearchArguments readSearchArguments(PayloadReader in) throws IOException {
        String name = null;
        Optional<Zoo.Color> color = Optional.empty();
        OptionalInt limit = OptionalInt.empty();
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "name" -> {
                    seen = in.once(seen, 0);
                    name = in.isNull() ? null : in.readString();
                }
                case "color" -> {
                    seen = in.once(seen, 1);
                    color = in.isNull() ? Optional.empty() : Optional.of(COLOR.read(in));
                }
                case "limit" -> {
                    seen = in.once(seen, 2);
                    limit = Payloads.OPTIONAL_INT.read(in);
                }
                default -> in.skip();
            }
        }
        return new SearchArguments(name, color, limit);
    }

    private static void writeSearchArguments(PayloadWriter out, SearchArguments value) throws
            IOException {
        out.startObject(value);
        String name = value.name();
        if (out.present(NAME, name)) {
            out.writeString(name);
        }
        Optional<Zoo.Color> color = value.color();
        if (out.present(COLOR_MEMBER, color)) {
            COLOR.write(out, color.get());
        }
        OptionalInt limit = value.limit();
        if (out.present(LIMIT, limit)) {
            Payloads.OPTIONAL_INT.write(out, limit);
        }
        out.endObject();
    }

    private static LaterArguments readLaterArguments(PayloadReader in) throws IOException {
        long delay = 0;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "delay" -> {
                    seen = in.once(seen, 0);
                    delay = in.readLong();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "delay");
        return new LaterArguments(delay);
    }

    private static void writeLaterArguments(PayloadWriter out, LaterArguments value) throws
            IOException {
        out.startObject(value);
        out.name(DELAY);
        out.writeLong(value.delay());
        out.endObject();
    }

    private static OldArguments readOldArguments(PayloadReader in) throws IOException {
        Zoo.Old old = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "old" -> {
                    seen = in.once(seen, 0);
                    old = readOld(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "old");
        return new OldArguments(old);
    }

    private static void writeOldArguments(PayloadWriter out, OldArguments value) throws
            IOException {
        out.startObject(value);
        out.name(OLD_MEMBER);
        writeOld(out, value.old());
        out.endObject();
    }

    private static KeepArguments readKeepArguments(PayloadReader in) throws IOException {
        Zoo.Animal one = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "one" -> {
                    seen = in.once(seen, 0);
                    one = readAnimal(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "one");
        return new KeepArguments(one);
    }

    private static void writeKeepArguments(PayloadWriter out, KeepArguments value) throws
            IOException {
        out.startObject(value);
        out.name(ONE);
        writeAnimal(out, value.one());
        out.endObject();
    }

    private static CameEvent readCameEvent(PayloadReader in) throws IOException {
        Zoo.Animal animal = null;
        int number = 0;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "animal" -> {
                    seen = in.once(seen, 0);
                    animal = readAnimal(in);
                }
                case "number" -> {
                    seen = in.once(seen, 1);
                    number = in.readInt();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b11, "animal\tnumber");
        return new CameEvent(animal, number);
    }

    private static void writeCameEvent(PayloadWriter out, CameEvent value) throws IOException {
        out.startObject(value);
        out.name(ANIMAL_MEMBER);
        writeAnimal(out, value.animal());
        out.name(NUMBER);
        out.writeInt(value.number());
        out.endObject();
    }

    private static NoiseEvent readNoiseEvent(PayloadReader in) throws IOException {
        double loudness = 0;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "loudness" -> {
                    seen = in.once(seen, 0);
                    loudness = in.readDouble();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "loudness");
        return new NoiseEvent(loudness);
    }

    private static void writeNoiseEvent(PayloadWriter out, NoiseEvent value) throws IOException {
        out.startObject(value);
        out.name(LOUDNESS);
        out.writeDouble(value.loudness());
        out.endObject();
    }

    private static MovedEvent readMovedEvent(PayloadReader in) throws IOException {
        int cage = 0;
        Zoo.Animal animal = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "cage" -> {
                    seen = in.once(seen, 0);
                    cage = in.readInt();
                }
                case "animal" -> {
                    seen = in.once(seen, 1);
                    animal = readAnimal(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b11, "cage\tanimal");
        return new MovedEvent(cage, animal);
    }

    private static void writeMovedEvent(PayloadWriter out, MovedEvent value) throws IOException {
        out.startObject(value);
        out.name(CAGE_MEMBER);
        out.writeInt(value.cage());
        out.name(ANIMAL_MEMBER);
        writeAnimal(out, value.animal());
        out.endObject();
    }

    private static WeatherEvent readWeatherEvent(PayloadReader in) throws IOException {
        String sky = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "sky" -> {
                    seen = in.once(seen, 0);
                    sky = in.readString();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "sky");
        return new WeatherEvent(sky);
    }

    private static void writeWeatherEvent(PayloadWriter out, WeatherEvent value) throws
            IOException {
        out.startObject(value);
        out.name(SKY);
        out.writeString(value.sky());
        out.endObject();
    }

    private static Zoo.Animal readAnimal(PayloadReader in) throws IOException {
        return switch (in.startVariant()) {
            case "cage" -> readCageMembers(in);
            case "cat" -> readCatMembers(in);
            case "hound" -> readDogMembers(in);
            default -> throw in.problem("is of no known type");
        };
    }

    private static void writeAnimal(PayloadWriter out, Zoo.Animal value) throws IOException {
        out.startObject(value);
        out.name(TYPE);
        if (value instanceof Zoo.Cage variant) {
            out.writeString("cage");
            writeCageMembers(out, variant);
        } else if (value instanceof Zoo.Cat variant) {
            out.writeString("cat");
            writeCatMembers(out, variant);
        } else if (value instanceof Zoo.Dog variant) {
            out.writeString("hound");
            writeDogMembers(out, variant);
        } else {
            throw out.unknownVariant("Animal", value);
        }
        out.endObject();
    }

    private static Zoo.Result<Money> readResultOfMoney(PayloadReader in) throws IOException {
        return switch (in.startVariant()) {
            case "failure" -> readFailureOfMoneyMembers(in);
            case "success" -> readSuccessOfMoneyMembers(in);
            default -> throw in.problem("is of no known type");
        };
    }

    private static void writeResultOfMoney(PayloadWriter out, Zoo.Result<Money> value) throws
            IOException {
        out.startObject(value);
        out.name(TYPE);
        if (value instanceof Zoo.Failure<Money> variant) {
            out.writeString("failure");
            writeFailureOfMoneyMembers(out, variant);
        } else if (value instanceof Zoo.Success<Money> variant) {
            out.writeString("success");
            writeSuccessOfMoneyMembers(out, variant);
        } else {
            throw out.unknownVariant("Result", value);
        }
        out.endObject();
    }

    private static Zoo.Result<Long> readResultOfLong(PayloadReader in) throws IOException {
        return switch (in.startVariant()) {
            case "failure" -> readFailureOfLongMembers(in);
            case "success" -> readSuccessOfLongMembers(in);
            default -> throw in.problem("is of no known type");
        };
    }

    private static void writeResultOfLong(PayloadWriter out, Zoo.Result<Long> value) throws
            IOException {
        out.startObject(value);
        out.name(TYPE);
        if (value instanceof Zoo.Failure<Long> variant) {
            out.writeString("failure");
            writeFailureOfLongMembers(out, variant);
        } else if (value instanceof Zoo.Success<Long> variant) {
            out.writeString("success");
            writeSuccessOfLongMembers(out, variant);
        } else {
            throw out.unknownVariant("Result", value);
        }
        out.endObject();
    }

    /** The arguments of {@link Zoo#scalars}. */
    public record ScalarsArguments(Scalars scalars) {}

    /** The arguments of {@link Zoo#times}. */
    public record TimesArguments(Times times) {}

    /** The arguments of {@link Zoo#collections}. */
    public record CollectionsArguments(Collections collections) {}

    /** The arguments of {@link Zoo#absences}. */
    public record AbsencesArguments(Absences absences) {}

    /** The arguments of {@link Zoo#animal}. */
    public record AnimalArguments(Zoo.Animal animal) {}

    /** The arguments of {@link Zoo#tree}. */
    public record TreeArguments(Zoo.Tree tree) {}

    /** The arguments of {@link Zoo#names}. */
    public record NamesArguments(Zoo.Page<Zoo.Animal> animals,
            Zoo.Page<List<@Nullable String>> tags) {}

    /** The arguments of {@link Zoo#result}. */
    public record ResultArguments(Zoo.Result<Money> result) {}

    /** The arguments of {@link Zoo#price}. */
    public record PriceArguments(Money money, String shout) {}

    /** The arguments of {@link Zoo#shouted}. */
    public record ShoutedArguments() {}

    /** The arguments of {@link Zoo#count}. */
    public record CountArguments() {}

    /** The arguments of {@link Zoo#isOpen}. */
    public record IsOpenArguments() {}

    /** The arguments of {@link Zoo#photo}. */
    public record PhotoArguments() {}

    /** The arguments of {@link Zoo#map}. */
    public record MapArguments() {}

    /** The arguments of {@link Zoo#find}. */
    public record FindArguments(String name) {}

    /** The arguments of {@link Zoo#search}. */
    public record SearchArguments(@Nullable String name, Optional<Zoo.Color> color,
            OptionalInt limit) {}

    /** The arguments of {@link Zoo#feed}. */
    public record FeedArguments() {}

    /** The arguments of {@link Zoo#later}. */
    public record LaterArguments(long delay) {}

    /** The arguments of {@link Zoo#laterStill}. */
    public record LaterStillArguments() {}

    /** The arguments of {@link Zoo#shoo}. */
    public record ShooArguments() {}

    /** The arguments of {@link Zoo#old}. */
    public record OldArguments(Zoo.Old old) {}

    /** The arguments of {@link Keeper#keep}. */
    public record KeepArguments(Zoo.Animal one) {}

    /** The arguments of {@link Zoo.Visitors#came}. */
    public record CameEvent(Zoo.Animal animal, int number) {}

    /** The arguments of {@link Zoo.Visitors#gone}. */
    public record GoneEvent() {}

    /** The arguments of {@link Zoo.Visitors#noise}. */
    public record NoiseEvent(double loudness) {}

    /** The arguments of {@link Zoo.Visitors#moved}. */
    public record MovedEvent(int cage, Zoo.Animal animal) {}

    /** The arguments of {@link Zoo.Visitors#weather}. */
    public record WeatherEvent(String sky) {}
}
