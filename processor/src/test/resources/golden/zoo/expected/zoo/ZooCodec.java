package zoo;

import dev.troupe.wire.KeyType;
import dev.troupe.wire.KeyTypes;
import dev.troupe.wire.Members;
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

    public static final PayloadType<Zoo.Cat> CAT =
            PayloadType.of(ZooCodec::readCat, ZooCodec::writeCat);

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

    public static final PayloadType<Zoo.Result<Money>> RESULT_OF_MONEY =
            PayloadType.of(ZooCodec::readResultOfMoney, ZooCodec::writeResultOfMoney);

    public static final PayloadType<Zoo.Result<Long>> RESULT_OF_LONG =
            PayloadType.of(ZooCodec::readResultOfLong, ZooCodec::writeResultOfLong);

    public static final PayloadType<Zoo.Old> OLD =
            PayloadType.of(ZooCodec::readOld, ZooCodec::writeOld);

    public static final PayloadType<NamesArguments> NAMES_ARGUMENTS =
            PayloadType.of(ZooCodec::readNamesArguments, ZooCodec::writeNamesArguments);

    public static final PayloadType<PriceArguments> PRICE_ARGUMENTS =
            PayloadType.of(ZooCodec::readPriceArguments, ZooCodec::writePriceArguments);

    public static final PayloadType<SearchArguments> SEARCH_ARGUMENTS =
            PayloadType.of(ZooCodec::readSearchArguments, ZooCodec::writeSearchArguments);

    public static final PayloadType<CameEvent> CAME_EVENT =
            PayloadType.of(ZooCodec::readCameEvent, ZooCodec::writeCameEvent);

    public static final PayloadType<MovedEvent> MOVED_EVENT =
            PayloadType.of(ZooCodec::readMovedEvent, ZooCodec::writeMovedEvent);

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

    public static final PayloadType<Optional<Zoo.Cat>> OPTIONAL_OF_CAT = Payloads.optional(CAT);

    public static final PayloadType<int[][]> ARRAY_OF_INT_ARRAY =
            Payloads.array(Payloads.INT_ARRAY, int[][]::new);

    public static final PayloadType<Zoo.Animal> NULLABLE_OF_ANIMAL = Payloads.nullable(ANIMAL);

    public static final PayloadType<Optional<Zoo.Animal>> OPTIONAL_OF_ANIMAL =
            Payloads.optional(ANIMAL);

    private static final Members CAGE_MEMBERS = Members.of(0b0, "animal");
    private static final Members CAT_MEMBERS = Members.of(0b11, "name", "lives");
    private static final Members DOG_MEMBERS = Members.of(0b11, "name", "friends");

    private static final Members TICKET_MEMBERS =
            Members.of(0b101, "holder", "age", "favourites", "guest");

    private static final Members SCALARS_MEMBERS =
            Members.of(0x1fffffL, "flag", "small", "medium", "number", "large", "real", "precise",
                    "letter", "boxedFlag", "boxedSmall", "boxedMedium", "boxedNumber", "boxedLarge",
                    "boxedReal", "boxedPrecise", "boxedLetter", "text", "huge", "exact", "uuid",
                    "uri");

    private static final Members TIMES_MEMBERS =
            Members.of(0b1111111111111111, "instant", "localDate", "localTime", "localDateTime",
                    "offsetDateTime", "offsetTime", "zonedDateTime", "year", "yearMonth",
                    "monthDay", "duration", "period", "zoneId", "zoneOffset", "dayOfWeek", "month");

    private static final Members PARTS_MEMBERS = Members.of(0b11, "amount", "currency");

    private static final Members COLLECTIONS_MEMBERS =
            Members.of(0b11111111111111, "texts", "nested", "colors", "byName", "byId", "byColor",
                    "holes", "maybes", "numbers", "bytes", "ints", "array", "matrix", "lists");

    private static final Members TREE_MEMBERS =
            Members.of(0b1011, "label", "children", "parent", "named");

    private static final Members ABSENCES_MEMBERS =
            Members.of(0b0, "text", "number", "color", "animal", "list", "money", "bytes",
                    "maybeText", "maybeTree", "maybeList", "maybeInt", "maybeLong", "maybeDouble");

    private static final Members PAGE_OF_ANIMAL_MEMBERS =
            Members.of(0b101, "items", "first", "last");

    private static final Members PAGE_OF_LIST_OF_NULLABLE_STRING_MEMBERS =
            Members.of(0b101, "items", "first", "last");

    private static final Members PAGE_OF_STRING_MEMBERS =
            Members.of(0b101, "items", "first", "last");

    private static final Members FAILURE_OF_MONEY_MEMBERS = Members.of(0b1, "reason");
    private static final Members SUCCESS_OF_MONEY_MEMBERS = Members.of(0b1, "value");
    private static final Members FAILURE_OF_LONG_MEMBERS = Members.of(0b1, "reason");
    private static final Members SUCCESS_OF_LONG_MEMBERS = Members.of(0b1, "value");
    private static final Members OLD_MEMBERS = Members.of(0b1, "age");
    private static final Members NAMES_ARGUMENTS_MEMBERS = Members.of(0b11, "animals", "tags");
    private static final Members PRICE_ARGUMENTS_MEMBERS = Members.of(0b11, "money", "shout");

    private static final Members SEARCH_ARGUMENTS_MEMBERS =
            Members.of(0b0, "name", "color", "limit");

    private static final Members CAME_EVENT_MEMBERS = Members.of(0b11, "animal", "number");
    private static final Members MOVED_EVENT_MEMBERS = Members.of(0b11, "cage", "animal");

    private ZooCodec() {}

    private static Zoo.Cage readCageMembers(PayloadReader in) throws IOException {
        Optional<Zoo.Animal> animal = Optional.empty();
        in.startMembers(CAGE_MEMBERS);
        while (in.nextMember() >= 0) {
            animal = in.isNull() ? Optional.empty() : Optional.of(readAnimal(in));
        }
        return new Zoo.Cage(animal);
    }

    private static void writeCageMembers(PayloadWriter out, Zoo.Cage value) throws IOException {
        Optional<Zoo.Animal> animal = value.animal();
        if (out.present(CAGE_MEMBERS, 0, animal)) {
            writeAnimal(out, animal.get());
        }
    }

    private static Zoo.Cat readCat(PayloadReader in) throws IOException {
        String name = null;
        int lives = 0;
        in.startObject(CAT_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> name = in.readString();
                default -> lives = in.readInt();
            }
        }
        return new Zoo.Cat(name, lives);
    }

    private static Zoo.Cat readCatMembers(PayloadReader in) throws IOException {
        String name = null;
        int lives = 0;
        in.startMembers(CAT_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> name = in.readString();
                default -> lives = in.readInt();
            }
        }
        return new Zoo.Cat(name, lives);
    }

    private static void writeCat(PayloadWriter out, Zoo.Cat value) throws IOException {
        out.startObject(value);
        writeCatMembers(out, value);
        out.endObject();
    }

    private static void writeCatMembers(PayloadWriter out, Zoo.Cat value) throws IOException {
        out.name(CAT_MEMBERS, 0).writeString(value.name());
        out.name(CAT_MEMBERS, 1).writeInt(value.lives());
    }

    private static Zoo.Dog readDogMembers(PayloadReader in) throws IOException {
        String name = null;
        List<Zoo.Animal> friends = null;
        in.startMembers(DOG_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> name = in.readString();
                default -> friends = LIST_OF_ANIMAL.read(in);
            }
        }
        return new Zoo.Dog(name, friends);
    }

    private static void writeDogMembers(PayloadWriter out, Zoo.Dog value) throws IOException {
        out.name(DOG_MEMBERS, 0).writeString(value.name());
        LIST_OF_ANIMAL.write(out.name(DOG_MEMBERS, 1), value.friends());
    }

    private static Zoo.Ticket readTicket(PayloadReader in) throws IOException {
        String holder = null;
        Optional<Integer> age = Optional.empty();
        List<Zoo.Color> favourites = null;
        Zoo.Animal guest = null;
        in.startObject(TICKET_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> holder = in.readString();
                case 1 -> age = in.isNull() ? Optional.empty() : Optional.of(in.readInt());
                case 2 -> favourites = LIST_OF_COLOR.read(in);
                default -> guest = in.isNull() ? null : readAnimal(in);
            }
        }
        return new Zoo.Ticket(holder, age, favourites, guest);
    }

    private static void writeTicket(PayloadWriter out, Zoo.Ticket value) throws IOException {
        out.startObject(value);
        out.name(TICKET_MEMBERS, 0).writeString(value.holder());
        Optional<Integer> age = value.age();
        if (out.present(TICKET_MEMBERS, 1, age)) {
            out.writeInt(age.get());
        }
        LIST_OF_COLOR.write(out.name(TICKET_MEMBERS, 2), value.favourites());
        Zoo.Animal guest = value.guest();
        if (out.present(TICKET_MEMBERS, 3, guest)) {
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
        in.startObject(SCALARS_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> flag = in.readBoolean();
                case 1 -> small = in.readByte();
                case 2 -> medium = in.readShort();
                case 3 -> number = in.readInt();
                case 4 -> large = in.readLong();
                case 5 -> real = in.readFloat();
                case 6 -> precise = in.readDouble();
                case 7 -> letter = in.readChar();
                case 8 -> boxedFlag = in.readBoolean();
                case 9 -> boxedSmall = in.readByte();
                case 10 -> boxedMedium = in.readShort();
                case 11 -> boxedNumber = in.readInt();
                case 12 -> boxedLarge = in.readLong();
                case 13 -> boxedReal = in.readFloat();
                case 14 -> boxedPrecise = in.readDouble();
                case 15 -> boxedLetter = in.readChar();
                case 16 -> text = in.readString();
                case 17 -> huge = in.readBigInteger();
                case 18 -> exact = in.readBigDecimal();
                case 19 -> uuid = Payloads.UUID.read(in);
                default -> uri = Payloads.URI.read(in);
            }
        }
        return new Scalars(flag, small, medium, number, large, real, precise, letter, boxedFlag,
                boxedSmall, boxedMedium, boxedNumber, boxedLarge, boxedReal, boxedPrecise,
                boxedLetter, text, huge, exact, uuid, uri);
    }

    private static void writeScalars(PayloadWriter out, Scalars value) throws IOException {
        out.startObject(value);
        out.name(SCALARS_MEMBERS, 0).writeBoolean(value.flag());
        out.name(SCALARS_MEMBERS, 1).writeInt(value.small());
        out.name(SCALARS_MEMBERS, 2).writeInt(value.medium());
        out.name(SCALARS_MEMBERS, 3).writeInt(value.number());
        out.name(SCALARS_MEMBERS, 4).writeLong(value.large());
        out.name(SCALARS_MEMBERS, 5).writeFloat(value.real());
        out.name(SCALARS_MEMBERS, 6).writeDouble(value.precise());
        out.name(SCALARS_MEMBERS, 7).writeChar(value.letter());
        out.name(SCALARS_MEMBERS, 8).writeBoolean(value.boxedFlag());
        out.name(SCALARS_MEMBERS, 9).writeInt(value.boxedSmall());
        out.name(SCALARS_MEMBERS, 10).writeInt(value.boxedMedium());
        out.name(SCALARS_MEMBERS, 11).writeInt(value.boxedNumber());
        out.name(SCALARS_MEMBERS, 12).writeLong(value.boxedLarge());
        out.name(SCALARS_MEMBERS, 13).writeFloat(value.boxedReal());
        out.name(SCALARS_MEMBERS, 14).writeDouble(value.boxedPrecise());
        out.name(SCALARS_MEMBERS, 15).writeChar(value.boxedLetter());
        out.name(SCALARS_MEMBERS, 16).writeString(value.text());
        out.name(SCALARS_MEMBERS, 17).writeBigInteger(value.huge());
        out.name(SCALARS_MEMBERS, 18).writeBigDecimal(value.exact());
        Payloads.UUID.write(out.name(SCALARS_MEMBERS, 19), value.uuid());
        Payloads.URI.write(out.name(SCALARS_MEMBERS, 20), value.uri());
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
        in.startObject(TIMES_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> instant = in.readInstant();
                case 1 -> localDate = Payloads.LOCAL_DATE.read(in);
                case 2 -> localTime = Payloads.LOCAL_TIME.read(in);
                case 3 -> localDateTime = Payloads.LOCAL_DATE_TIME.read(in);
                case 4 -> offsetDateTime = Payloads.OFFSET_DATE_TIME.read(in);
                case 5 -> offsetTime = Payloads.OFFSET_TIME.read(in);
                case 6 -> zonedDateTime = Payloads.ZONED_DATE_TIME.read(in);
                case 7 -> year = Payloads.YEAR.read(in);
                case 8 -> yearMonth = Payloads.YEAR_MONTH.read(in);
                case 9 -> monthDay = Payloads.MONTH_DAY.read(in);
                case 10 -> duration = Payloads.DURATION.read(in);
                case 11 -> period = Payloads.PERIOD.read(in);
                case 12 -> zoneId = Payloads.ZONE_ID.read(in);
                case 13 -> zoneOffset = Payloads.ZONE_OFFSET.read(in);
                case 14 -> dayOfWeek = Payloads.DAY_OF_WEEK.read(in);
                default -> month = Payloads.MONTH.read(in);
            }
        }
        return new Times(instant, localDate, localTime, localDateTime, offsetDateTime, offsetTime,
                zonedDateTime, year, yearMonth, monthDay, duration, period, zoneId, zoneOffset,
                dayOfWeek, month);
    }

    private static void writeTimes(PayloadWriter out, Times value) throws IOException {
        out.startObject(value);
        out.name(TIMES_MEMBERS, 0).writeInstant(value.instant());
        Payloads.LOCAL_DATE.write(out.name(TIMES_MEMBERS, 1), value.localDate());
        Payloads.LOCAL_TIME.write(out.name(TIMES_MEMBERS, 2), value.localTime());
        Payloads.LOCAL_DATE_TIME.write(out.name(TIMES_MEMBERS, 3), value.localDateTime());
        Payloads.OFFSET_DATE_TIME.write(out.name(TIMES_MEMBERS, 4), value.offsetDateTime());
        Payloads.OFFSET_TIME.write(out.name(TIMES_MEMBERS, 5), value.offsetTime());
        Payloads.ZONED_DATE_TIME.write(out.name(TIMES_MEMBERS, 6), value.zonedDateTime());
        Payloads.YEAR.write(out.name(TIMES_MEMBERS, 7), value.year());
        Payloads.YEAR_MONTH.write(out.name(TIMES_MEMBERS, 8), value.yearMonth());
        Payloads.MONTH_DAY.write(out.name(TIMES_MEMBERS, 9), value.monthDay());
        Payloads.DURATION.write(out.name(TIMES_MEMBERS, 10), value.duration());
        Payloads.PERIOD.write(out.name(TIMES_MEMBERS, 11), value.period());
        Payloads.ZONE_ID.write(out.name(TIMES_MEMBERS, 12), value.zoneId());
        Payloads.ZONE_OFFSET.write(out.name(TIMES_MEMBERS, 13), value.zoneOffset());
        Payloads.DAY_OF_WEEK.write(out.name(TIMES_MEMBERS, 14), value.dayOfWeek());
        Payloads.MONTH.write(out.name(TIMES_MEMBERS, 15), value.month());
        out.endObject();
    }

    private static MoneyCodec.Parts readParts(PayloadReader in) throws IOException {
        BigDecimal amount = null;
        String currency = null;
        in.startObject(PARTS_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> amount = in.readBigDecimal();
                default -> currency = in.readString();
            }
        }
        return new MoneyCodec.Parts(amount, currency);
    }

    private static void writeParts(PayloadWriter out, MoneyCodec.Parts value) throws IOException {
        out.startObject(value);
        out.name(PARTS_MEMBERS, 0).writeBigDecimal(value.amount());
        out.name(PARTS_MEMBERS, 1).writeString(value.currency());
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
        in.startObject(COLLECTIONS_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> texts = LIST_OF_STRING.read(in);
                case 1 -> nested = LIST_OF_LIST_OF_INTEGER.read(in);
                case 2 -> colors = SET_OF_COLOR.read(in);
                case 3 -> byName = MAP_OF_STRING_TO_ANIMAL.read(in);
                case 4 -> byId = MAP_OF_UUID_TO_LIST_OF_MONEY_BY_MONEY_CODEC.read(in);
                case 5 -> byColor = MAP_OF_COLOR_TO_INTEGER.read(in);
                case 6 -> holes = LIST_OF_NULLABLE_OF_STRING.read(in);
                case 7 -> maybes = LIST_OF_OPTIONAL_OF_STRING.read(in);
                case 8 -> numbers = LIST_OF_OPTIONAL_INT.read(in);
                case 9 -> bytes = in.readBytes();
                case 10 -> ints = Payloads.INT_ARRAY.read(in);
                case 11 -> array = ARRAY_OF_STRING.read(in);
                case 12 -> matrix = ARRAY_OF_DOUBLE_ARRAY.read(in);
                default -> lists = ARRAY_OF_LIST_OF_STRING.read(in);
            }
        }
        return new Collections(texts, nested, colors, byName, byId, byColor, holes, maybes, numbers,
                bytes, ints, array, matrix, lists);
    }

    private static void writeCollections(PayloadWriter out, Collections value) throws IOException {
        out.startObject(value);
        LIST_OF_STRING.write(out.name(COLLECTIONS_MEMBERS, 0), value.texts());
        LIST_OF_LIST_OF_INTEGER.write(out.name(COLLECTIONS_MEMBERS, 1), value.nested());
        SET_OF_COLOR.write(out.name(COLLECTIONS_MEMBERS, 2), value.colors());
        MAP_OF_STRING_TO_ANIMAL.write(out.name(COLLECTIONS_MEMBERS, 3), value.byName());
        MAP_OF_UUID_TO_LIST_OF_MONEY_BY_MONEY_CODEC.write(out.name(COLLECTIONS_MEMBERS, 4), value.byId());
        MAP_OF_COLOR_TO_INTEGER.write(out.name(COLLECTIONS_MEMBERS, 5), value.byColor());
        LIST_OF_NULLABLE_OF_STRING.write(out.name(COLLECTIONS_MEMBERS, 6), value.holes());
        LIST_OF_OPTIONAL_OF_STRING.write(out.name(COLLECTIONS_MEMBERS, 7), value.maybes());
        LIST_OF_OPTIONAL_INT.write(out.name(COLLECTIONS_MEMBERS, 8), value.numbers());
        out.name(COLLECTIONS_MEMBERS, 9).writeBytes(value.bytes());
        Payloads.INT_ARRAY.write(out.name(COLLECTIONS_MEMBERS, 10), value.ints());
        ARRAY_OF_STRING.write(out.name(COLLECTIONS_MEMBERS, 11), value.array());
        ARRAY_OF_DOUBLE_ARRAY.write(out.name(COLLECTIONS_MEMBERS, 12), value.matrix());
        ARRAY_OF_LIST_OF_STRING.write(out.name(COLLECTIONS_MEMBERS, 13), value.lists());
        out.endObject();
    }

    private static Zoo.Tree readTree(PayloadReader in) throws IOException {
        String label = null;
        List<Zoo.Tree> children = null;
        Zoo.Tree parent = null;
        Map<String, Zoo.Tree> named = null;
        in.startObject(TREE_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> label = in.readString();
                case 1 -> children = LIST_OF_TREE.read(in);
                case 2 -> parent = in.isNull() ? null : readTree(in);
                default -> named = MAP_OF_STRING_TO_TREE.read(in);
            }
        }
        return new Zoo.Tree(label, children, parent, named);
    }

    private static void writeTree(PayloadWriter out, Zoo.Tree value) throws IOException {
        out.startObject(value);
        out.name(TREE_MEMBERS, 0).writeString(value.label());
        LIST_OF_TREE.write(out.name(TREE_MEMBERS, 1), value.children());
        Zoo.Tree parent = value.parent();
        if (out.present(TREE_MEMBERS, 2, parent)) {
            writeTree(out, parent);
        }
        MAP_OF_STRING_TO_TREE.write(out.name(TREE_MEMBERS, 3), value.named());
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
        in.startObject(ABSENCES_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> text = in.isNull() ? null : in.readString();
                case 1 -> number = in.isNull() ? null : in.readInt();
                case 2 -> color = in.isNull() ? null : COLOR.read(in);
                case 3 -> animal = in.isNull() ? null : readAnimal(in);
                case 4 -> list = in.isNull() ? null : LIST_OF_STRING.read(in);
                case 5 -> money = in.isNull() ? null : MONEY_BY_MONEY_CODEC.read(in);
                case 6 -> bytes = in.isNull() ? null : in.readBytes();
                case 7 -> maybeText = in.isNull() ? Optional.empty() : Optional.of(in.readString());
                case 8 -> maybeTree = in.isNull() ? Optional.empty() : Optional.of(readTree(in));
                case 9 -> maybeList = in.isNull() ? Optional.empty() : Optional.of(LIST_OF_INTEGER.read(in));
                case 10 -> maybeInt = Payloads.OPTIONAL_INT.read(in);
                case 11 -> maybeLong = Payloads.OPTIONAL_LONG.read(in);
                default -> maybeDouble = Payloads.OPTIONAL_DOUBLE.read(in);
            }
        }
        return new Absences(text, number, color, animal, list, money, bytes, maybeText, maybeTree,
                maybeList, maybeInt, maybeLong, maybeDouble);
    }

    private static void writeAbsences(PayloadWriter out, Absences value) throws IOException {
        out.startObject(value);
        String text = value.text();
        if (out.present(ABSENCES_MEMBERS, 0, text)) {
            out.writeString(text);
        }
        Integer number = value.number();
        if (out.present(ABSENCES_MEMBERS, 1, number)) {
            out.writeInt(number);
        }
        Zoo.Color color = value.color();
        if (out.present(ABSENCES_MEMBERS, 2, color)) {
            COLOR.write(out, color);
        }
        Zoo.Animal animal = value.animal();
        if (out.present(ABSENCES_MEMBERS, 3, animal)) {
            writeAnimal(out, animal);
        }
        List<String> list = value.list();
        if (out.present(ABSENCES_MEMBERS, 4, list)) {
            LIST_OF_STRING.write(out, list);
        }
        Money money = value.money();
        if (out.present(ABSENCES_MEMBERS, 5, money)) {
            MONEY_BY_MONEY_CODEC.write(out, money);
        }
        byte[] bytes = value.bytes();
        if (out.present(ABSENCES_MEMBERS, 6, bytes)) {
            out.writeBytes(bytes);
        }
        Optional<String> maybeText = value.maybeText();
        if (out.present(ABSENCES_MEMBERS, 7, maybeText)) {
            out.writeString(maybeText.get());
        }
        Optional<Zoo.Tree> maybeTree = value.maybeTree();
        if (out.present(ABSENCES_MEMBERS, 8, maybeTree)) {
            writeTree(out, maybeTree.get());
        }
        Optional<List<Integer>> maybeList = value.maybeList();
        if (out.present(ABSENCES_MEMBERS, 9, maybeList)) {
            LIST_OF_INTEGER.write(out, maybeList.get());
        }
        OptionalInt maybeInt = value.maybeInt();
        if (out.present(ABSENCES_MEMBERS, 10, maybeInt)) {
            Payloads.OPTIONAL_INT.write(out, maybeInt);
        }
        OptionalLong maybeLong = value.maybeLong();
        if (out.present(ABSENCES_MEMBERS, 11, maybeLong)) {
            Payloads.OPTIONAL_LONG.write(out, maybeLong);
        }
        OptionalDouble maybeDouble = value.maybeDouble();
        if (out.present(ABSENCES_MEMBERS, 12, maybeDouble)) {
            Payloads.OPTIONAL_DOUBLE.write(out, maybeDouble);
        }
        out.endObject();
    }

    private static Zoo.Page<Zoo.Animal> readPageOfAnimal(PayloadReader in) throws IOException {
        List<Zoo.Animal> items = null;
        Optional<Zoo.Animal> first = Optional.empty();
        Zoo.Animal last = null;
        in.startObject(PAGE_OF_ANIMAL_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> items = LIST_OF_ANIMAL.read(in);
                case 1 -> first = in.isNull() ? Optional.empty() : Optional.of(readAnimal(in));
                default -> last = readAnimal(in);
            }
        }
        return new Zoo.Page<>(items, first, last);
    }

    private static void writePageOfAnimal(PayloadWriter out, Zoo.Page<Zoo.Animal> value) throws
            IOException {
        out.startObject(value);
        LIST_OF_ANIMAL.write(out.name(PAGE_OF_ANIMAL_MEMBERS, 0), value.items());
        Optional<Zoo.Animal> first = value.first();
        if (out.present(PAGE_OF_ANIMAL_MEMBERS, 1, first)) {
            writeAnimal(out, first.get());
        }
        writeAnimal(out.name(PAGE_OF_ANIMAL_MEMBERS, 2), value.last());
        out.endObject();
    }

    private static Zoo.Page<List<String>> readPageOfListOfNullableString(PayloadReader in) throws
            IOException {
        List<List<String>> items = null;
        Optional<List<String>> first = Optional.empty();
        List<String> last = null;
        in.startObject(PAGE_OF_LIST_OF_NULLABLE_STRING_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> items = LIST_OF_LIST_OF_NULLABLE_OF_STRING.read(in);
                case 1 -> first = in.isNull() ? Optional.empty() : Optional.of(LIST_OF_NULLABLE_OF_STRING.read(in));
                default -> last = LIST_OF_NULLABLE_OF_STRING.read(in);
            }
        }
        return new Zoo.Page<>(items, first, last);
    }

    private static void writePageOfListOfNullableString(PayloadWriter out,
            Zoo.Page<List<String>> value) throws IOException {
        out.startObject(value);
        LIST_OF_LIST_OF_NULLABLE_OF_STRING.write(out.name(PAGE_OF_LIST_OF_NULLABLE_STRING_MEMBERS, 0), value.items());
        Optional<List<String>> first = value.first();
        if (out.present(PAGE_OF_LIST_OF_NULLABLE_STRING_MEMBERS, 1, first)) {
            LIST_OF_NULLABLE_OF_STRING.write(out, first.get());
        }
        LIST_OF_NULLABLE_OF_STRING.write(out.name(PAGE_OF_LIST_OF_NULLABLE_STRING_MEMBERS, 2), value.last());
        out.endObject();
    }

    private static Zoo.Page<String> readPageOfString(PayloadReader in) throws IOException {
        List<String> items = null;
        Optional<String> first = Optional.empty();
        String last = null;
        in.startObject(PAGE_OF_STRING_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> items = LIST_OF_STRING.read(in);
                case 1 -> first = in.isNull() ? Optional.empty() : Optional.of(in.readString());
                default -> last = in.readString();
            }
        }
        return new Zoo.Page<>(items, first, last);
    }

    private static void writePageOfString(PayloadWriter out, Zoo.Page<String> value) throws
            IOException {
        out.startObject(value);
        LIST_OF_STRING.write(out.name(PAGE_OF_STRING_MEMBERS, 0), value.items());
        Optional<String> first = value.first();
        if (out.present(PAGE_OF_STRING_MEMBERS, 1, first)) {
            out.writeString(first.get());
        }
        out.name(PAGE_OF_STRING_MEMBERS, 2).writeString(value.last());
        out.endObject();
    }

    private static Zoo.Failure<Money> readFailureOfMoneyMembers(PayloadReader in) throws
            IOException {
        String reason = null;
        in.startMembers(FAILURE_OF_MONEY_MEMBERS);
        while (in.nextMember() >= 0) {
            reason = in.readString();
        }
        return new Zoo.Failure<>(reason);
    }

    private static void writeFailureOfMoneyMembers(PayloadWriter out, Zoo.Failure<Money> value)
            throws IOException {
        out.name(FAILURE_OF_MONEY_MEMBERS, 0).writeString(value.reason());
    }

    private static Zoo.Success<Money> readSuccessOfMoneyMembers(PayloadReader in) throws
            IOException {
        Money value = null;
        in.startMembers(SUCCESS_OF_MONEY_MEMBERS);
        while (in.nextMember() >= 0) {
            value = MONEY_BY_MONEY_CODEC.read(in);
        }
        return new Zoo.Success<>(value);
    }

    private static void writeSuccessOfMoneyMembers(PayloadWriter out, Zoo.Success<Money> value)
            throws IOException {
        MONEY_BY_MONEY_CODEC.write(out.name(SUCCESS_OF_MONEY_MEMBERS, 0), value.value());
    }

    private static Zoo.Failure<Long> readFailureOfLongMembers(PayloadReader in) throws IOException {
        String reason = null;
        in.startMembers(FAILURE_OF_LONG_MEMBERS);
        while (in.nextMember() >= 0) {
            reason = in.readString();
        }
        return new Zoo.Failure<>(reason);
    }

    private static void writeFailureOfLongMembers(PayloadWriter out, Zoo.Failure<Long> value) throws
            IOException {
        out.name(FAILURE_OF_LONG_MEMBERS, 0).writeString(value.reason());
    }

    private static Zoo.Success<Long> readSuccessOfLongMembers(PayloadReader in) throws IOException {
        Long value = null;
        in.startMembers(SUCCESS_OF_LONG_MEMBERS);
        while (in.nextMember() >= 0) {
            value = in.readLong();
        }
        return new Zoo.Success<>(value);
    }

    private static void writeSuccessOfLongMembers(PayloadWriter out, Zoo.Success<Long> value) throws
            IOException {
        out.name(SUCCESS_OF_LONG_MEMBERS, 0).writeLong(value.value());
    }

    private static Zoo.Old readOld(PayloadReader in) throws IOException {
        int age = 0;
        in.startObject(OLD_MEMBERS);
        while (in.nextMember() >= 0) {
            age = in.readInt();
        }
        return new Zoo.Old(age);
    }

    private static void writeOld(PayloadWriter out, Zoo.Old value) throws IOException {
        out.startObject(value);
        out.name(OLD_MEMBERS, 0).writeInt(value.age());
        out.endObject();
    }

    private static NamesArguments readNamesArguments(PayloadReader in) throws IOException {
        Zoo.Page<Zoo.Animal> animals = null;
        Zoo.Page<List<String>> tags = null;
        in.startObject(NAMES_ARGUMENTS_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> animals = readPageOfAnimal(in);
                default -> tags = readPageOfListOfNullableString(in);
            }
        }
        return new NamesArguments(animals, tags);
    }

    private static void writeNamesArguments(PayloadWriter out, NamesArguments value) throws
            IOException {
        out.startObject(value);
        writePageOfAnimal(out.name(NAMES_ARGUMENTS_MEMBERS, 0), value.animals());
        writePageOfListOfNullableString(out.name(NAMES_ARGUMENTS_MEMBERS, 1), value.tags());
        out.endObject();
    }

    private static PriceArguments readPriceArguments(PayloadReader in) throws IOException {
        Money money = null;
        String shout = null;
        in.startObject(PRICE_ARGUMENTS_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> money = MONEY_BY_MONEY_CODEC.read(in);
                default -> shout = STRING_BY_SHOUT_CODEC.read(in);
            }
        }
        return new PriceArguments(money, shout);
    }

    private static void writePriceArguments(PayloadWriter out, PriceArguments value) throws
            IOException {
        out.startObject(value);
        MONEY_BY_MONEY_CODEC.write(out.name(PRICE_ARGUMENTS_MEMBERS, 0), value.money());
        STRING_BY_SHOUT_CODEC.write(out.name(PRICE_ARGUMENTS_MEMBERS, 1), value.shout());
        out.endObject();
    }

    private static SearchArguments readSearchArguments(PayloadReader in) throws IOException {
        String name = null;
        Optional<Zoo.Color> color = Optional.empty();
        OptionalInt limit = OptionalInt.empty();
        in.startObject(SEARCH_ARGUMENTS_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> name = in.isNull() ? null : in.readString();
                case 1 -> color = in.isNull() ? Optional.empty() : Optional.of(COLOR.read(in));
                default -> limit = Payloads.OPTIONAL_INT.read(in);
            }
        }
        return new SearchArguments(name, color, limit);
    }

    private static void writeSearchArguments(PayloadWriter out, SearchArguments value) throws
            IOException {
        out.startObject(value);
        String name = value.name();
        if (out.present(SEARCH_ARGUMENTS_MEMBERS, 0, name)) {
            out.writeString(name);
        }
        Optional<Zoo.Color> color = value.color();
        if (out.present(SEARCH_ARGUMENTS_MEMBERS, 1, color)) {
            COLOR.write(out, color.get());
        }
        OptionalInt limit = value.limit();
        if (out.present(SEARCH_ARGUMENTS_MEMBERS, 2, limit)) {
            Payloads.OPTIONAL_INT.write(out, limit);
        }
        out.endObject();
    }

    private static CameEvent readCameEvent(PayloadReader in) throws IOException {
        Zoo.Animal animal = null;
        int number = 0;
        in.startObject(CAME_EVENT_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> animal = readAnimal(in);
                default -> number = in.readInt();
            }
        }
        return new CameEvent(animal, number);
    }

    private static void writeCameEvent(PayloadWriter out, CameEvent value) throws IOException {
        out.startObject(value);
        writeAnimal(out.name(CAME_EVENT_MEMBERS, 0), value.animal());
        out.name(CAME_EVENT_MEMBERS, 1).writeInt(value.number());
        out.endObject();
    }

    private static MovedEvent readMovedEvent(PayloadReader in) throws IOException {
        int cage = 0;
        Zoo.Animal animal = null;
        in.startObject(MOVED_EVENT_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> cage = in.readInt();
                default -> animal = readAnimal(in);
            }
        }
        return new MovedEvent(cage, animal);
    }

    private static void writeMovedEvent(PayloadWriter out, MovedEvent value) throws IOException {
        out.startObject(value);
        out.name(MOVED_EVENT_MEMBERS, 0).writeInt(value.cage());
        writeAnimal(out.name(MOVED_EVENT_MEMBERS, 1), value.animal());
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
        out.startVariant(value);
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
        out.startVariant(value);
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
        out.startVariant(value);
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

    /** The arguments of {@link Zoo#names}. */
    public record NamesArguments(Zoo.Page<Zoo.Animal> animals,
            Zoo.Page<List<@Nullable String>> tags) {}

    /** The arguments of {@link Zoo#price}. */
    public record PriceArguments(Money money, String shout) {}

    /** The arguments of {@link Zoo#search}. */
    public record SearchArguments(@Nullable String name, Optional<Zoo.Color> color,
            OptionalInt limit) {}

    /** The arguments of {@link Zoo.Visitors#came}. */
    public record CameEvent(Zoo.Animal animal, int number) {}

    /** The arguments of {@link Zoo.Visitors#moved}. */
    public record MovedEvent(int cage, Zoo.Animal animal) {}
}
