package market;

import dev.troupe.wire.Constraint;
import dev.troupe.wire.ConstraintRules;
import dev.troupe.wire.KeyTypes;
import dev.troupe.wire.Members;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.PayloadType;
import dev.troupe.wire.PayloadWriter;
import dev.troupe.wire.Payloads;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;

/** How the payloads of {@link Market} are read and written. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public final class MarketCodec {
    public static final PayloadType<Market.Visitor> VISITOR =
            PayloadType.of(MarketCodec::readVisitor, MarketCodec::writeVisitor);

    public static final PayloadType<Offer> OFFER =
            PayloadType.of(MarketCodec::readOffer, MarketCodec::writeOffer);

    public static final PayloadType<Page<String>> PAGE_OF_STRING =
            PayloadType.of(MarketCodec::readPageOfString, MarketCodec::writePageOfString);

    public static final PayloadType<SearchArguments> SEARCH_ARGUMENTS =
            PayloadType.of(MarketCodec::readSearchArguments, MarketCodec::writeSearchArguments);

    public static final PayloadType<String> STRING_MATCHING =
            Payloads.constrained(Payloads.STRING,
                    Constraint.saying("A name has letters alone", ConstraintRules.matching("[a-z]+", 2)));

    public static final PayloadType<Boolean> BOOLEAN_TRUE =
            Payloads.constrained(Payloads.BOOLEAN, Constraint.of(value -> value, "must be true"));

    public static final PayloadType<String> STRING_NOT_BLANK =
            Payloads.constrained(Payloads.STRING,
                    Constraint.of(value -> !value.isBlank(), "must not be blank"));

    public static final PayloadType<BigDecimal> BIG_DECIMAL_MORE_THAN_0_AT_MOST_1E6 =
            Payloads.constrained(Payloads.BIG_DECIMAL,
                    Constraint.of(ConstraintRules.moreThan("0"), "must be positive"),
                    Constraint.of(ConstraintRules.atMost("1e6"), "must be at most 1e6"));

    public static final PayloadType<List<String>> LIST_OF_STRING_SIZE_FROM_0_TO_20_MATCHING_SIZE_FROM_1_TO_3 =
            Payloads.constrained(Payloads.list(Payloads.constrained(Payloads.STRING,
                    Constraint.of(value -> value.length() <= 20, "must have at most 20 characters"),
                    Constraint.of(ConstraintRules.matching("[a-z-]+", 0), "must match [a-z-]+"))),
                    Constraint.saying("From 1 to 3 tags", value -> value.size() >= 1 && value.size() <= 3));

    public static final PayloadType<Map<String, Integer>> MAP_OF_STRING_TO_INTEGER_AT_LEAST_0 =
            Payloads.map(KeyTypes.STRING, Payloads.constrained(Payloads.INTEGER,
                    Constraint.of(value -> value >= 0L, "must not be negative")));

    public static final PayloadType<String> STRING_SIZE_FROM_0_TO_200 =
            Payloads.constrained(Payloads.STRING,
                    Constraint.of(value -> value.length() <= 200, "must have at most 200 characters"));

    public static final PayloadType<byte[]> BYTES_SIZE_FROM_1 =
            Payloads.constrained(Payloads.BYTES,
                    Constraint.of(value -> value.length >= 1, "must not be empty"));

    public static final PayloadType<String[]> ARRAY_OF_STRING_SIZE_FROM_0_TO_2 =
            Payloads.constrained(Payloads.array(Payloads.STRING, String[]::new),
                    Constraint.of(value -> value.length <= 2, "must have at most 2 elements"));

    public static final PayloadType<List<String>> LIST_OF_STRING_SIZE_FROM_2_TO_2_SIZE_FROM_1 =
            Payloads.constrained(Payloads.list(Payloads.constrained(Payloads.STRING,
                    Constraint.of(value -> value.length() >= 2 && value.length() <= 2, "must have exactly 2 characters"))),
                    Constraint.of(value -> value.size() >= 1, "must not be empty"));

    public static final PayloadType<String> STRING_SIZE_FROM_2_TO_2 =
            Payloads.constrained(Payloads.STRING,
                    Constraint.of(value -> value.length() >= 2 && value.length() <= 2, "must have exactly 2 characters"));

    public static final PayloadType<String> STRING_NOT_BLANK_SIZE_FROM_0_TO_80 =
            Payloads.constrained(Payloads.STRING,
                    Constraint.of(value -> !value.isBlank(), "must not be blank"),
                    Constraint.of(value -> value.length() <= 80, "must have at most 80 characters"));

    public static final PayloadType<Integer> INTEGER_AT_LEAST_1_AT_MOST_100 =
            Payloads.constrained(Payloads.INTEGER,
                    Constraint.of(value -> value >= 1L, "must be at least 1"),
                    Constraint.of(value -> value <= 100L, "must be at most 100"));

    public static final PayloadType<String> STRING_EMAIL =
            Payloads.constrained(Payloads.STRING,
                    Constraint.of(ConstraintRules.email(), "must be an e-mail address"));

    public static final PayloadType<Long> LONG_MORE_THAN_0 =
            Payloads.constrained(Payloads.LONG,
                    Constraint.of(value -> value > 0L, "must be positive"));

    public static final PayloadType<List<Offer>> LIST_OF_OFFER_SIZE_FROM_1 =
            Payloads.constrained(Payloads.list(OFFER),
                    Constraint.of(value -> value.size() >= 1, "must not be empty"));

    public static final PayloadType<List<Offer>> LIST_OF_OFFER = Payloads.list(OFFER);
    private static final Members VISITOR_MEMBERS = Members.of(0b11, "name", "adult");

    private static final Members OFFER_MEMBERS =
            Members.of(0b1101111, "title", "price", "tags", "stock", "text", "photo", "links");

    private static final Members PAGE_OF_STRING_MEMBERS = Members.of(0b1, "items", "next");

    private static final Members SEARCH_ARGUMENTS_MEMBERS =
            Members.of(0b11, "text", "limit", "seller");

    private MarketCodec() {}

    private static Market.Visitor readVisitor(PayloadReader in) throws IOException {
        String name = null;
        boolean adult = false;
        in.startObject(VISITOR_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> name = STRING_MATCHING.read(in);
                default -> adult = BOOLEAN_TRUE.read(in);
            }
        }
        return new Market.Visitor(name, adult);
    }

    private static void writeVisitor(PayloadWriter out, Market.Visitor value) throws IOException {
        out.startObject(value);
        out.name(VISITOR_MEMBERS, 0).writeString(value.name());
        out.name(VISITOR_MEMBERS, 1).writeBoolean(value.adult());
        out.endObject();
    }

    private static Offer readOffer(PayloadReader in) throws IOException {
        String title = null;
        BigDecimal price = null;
        List<String> tags = null;
        Map<String, Integer> stock = null;
        String text = null;
        byte[] photo = null;
        String[] links = null;
        in.startObject(OFFER_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> title = STRING_NOT_BLANK.read(in);
                case 1 -> price = BIG_DECIMAL_MORE_THAN_0_AT_MOST_1E6.read(in);
                case 2 -> tags = LIST_OF_STRING_SIZE_FROM_0_TO_20_MATCHING_SIZE_FROM_1_TO_3.read(in);
                case 3 -> stock = MAP_OF_STRING_TO_INTEGER_AT_LEAST_0.read(in);
                case 4 -> text = in.isNull() ? null : STRING_SIZE_FROM_0_TO_200.read(in);
                case 5 -> photo = BYTES_SIZE_FROM_1.read(in);
                default -> links = ARRAY_OF_STRING_SIZE_FROM_0_TO_2.read(in);
            }
        }
        return new Offer(title, price, tags, stock, text, photo, links);
    }

    private static void writeOffer(PayloadWriter out, Offer value) throws IOException {
        out.startObject(value);
        out.name(OFFER_MEMBERS, 0).writeString(value.title());
        out.name(OFFER_MEMBERS, 1).writeBigDecimal(value.price());
        LIST_OF_STRING_SIZE_FROM_0_TO_20_MATCHING_SIZE_FROM_1_TO_3.write(out.name(OFFER_MEMBERS, 2), value.tags());
        MAP_OF_STRING_TO_INTEGER_AT_LEAST_0.write(out.name(OFFER_MEMBERS, 3), value.stock());
        String text = value.text();
        if (out.present(OFFER_MEMBERS, 4, text)) {
            out.writeString(text);
        }
        out.name(OFFER_MEMBERS, 5).writeBytes(value.photo());
        ARRAY_OF_STRING_SIZE_FROM_0_TO_2.write(out.name(OFFER_MEMBERS, 6), value.links());
        out.endObject();
    }

    private static Page<String> readPageOfString(PayloadReader in) throws IOException {
        List<String> items = null;
        Optional<String> next = Optional.empty();
        in.startObject(PAGE_OF_STRING_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> items = LIST_OF_STRING_SIZE_FROM_2_TO_2_SIZE_FROM_1.read(in);
                default -> next = in.isNull() ? Optional.empty() : Optional.of(STRING_SIZE_FROM_2_TO_2.read(in));
            }
        }
        return new Page<>(items, next);
    }

    private static void writePageOfString(PayloadWriter out, Page<String> value) throws
            IOException {
        out.startObject(value);
        LIST_OF_STRING_SIZE_FROM_2_TO_2_SIZE_FROM_1.write(out.name(PAGE_OF_STRING_MEMBERS, 0), value.items());
        Optional<String> next = value.next();
        if (out.present(PAGE_OF_STRING_MEMBERS, 1, next)) {
            out.writeString(next.get());
        }
        out.endObject();
    }

    private static SearchArguments readSearchArguments(PayloadReader in) throws IOException {
        String text = null;
        int limit = 0;
        Optional<String> seller = Optional.empty();
        in.startObject(SEARCH_ARGUMENTS_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> text = STRING_NOT_BLANK_SIZE_FROM_0_TO_80.read(in);
                case 1 -> limit = INTEGER_AT_LEAST_1_AT_MOST_100.read(in);
                default -> seller = in.isNull() ? Optional.empty() : Optional.of(STRING_EMAIL.read(in));
            }
        }
        return new SearchArguments(text, limit, seller);
    }

    private static void writeSearchArguments(PayloadWriter out, SearchArguments value) throws
            IOException {
        out.startObject(value);
        out.name(SEARCH_ARGUMENTS_MEMBERS, 0).writeString(value.text());
        out.name(SEARCH_ARGUMENTS_MEMBERS, 1).writeInt(value.limit());
        Optional<String> seller = value.seller();
        if (out.present(SEARCH_ARGUMENTS_MEMBERS, 2, seller)) {
            out.writeString(seller.get());
        }
        out.endObject();
    }

    /** The arguments of {@link Market#search}. */
    public record SearchArguments(String text, int limit, Optional<String> seller) {}
}
