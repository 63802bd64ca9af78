package market;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.troupe.wire.Constraint;
import dev.troupe.wire.ConstraintRules;
import dev.troupe.wire.KeyTypes;
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

    public static final PayloadType<OfferArguments> OFFER_ARGUMENTS =
            PayloadType.of(MarketCodec::readOfferArguments, MarketCodec::writeOfferArguments);

    public static final PayloadType<SearchArguments> SEARCH_ARGUMENTS =
            PayloadType.of(MarketCodec::readSearchArguments, MarketCodec::writeSearchArguments);

    public static final PayloadType<WithdrawArguments> WITHDRAW_ARGUMENTS =
            PayloadType.of(MarketCodec::readWithdrawArguments, MarketCodec::writeWithdrawArguments);

    public static final PayloadType<AuditArguments> AUDIT_ARGUMENTS =
            PayloadType.of(MarketCodec::readAuditArguments, MarketCodec::writeAuditArguments);

    public static final PayloadType<FileArguments> FILE_ARGUMENTS =
            PayloadType.of(MarketCodec::readFileArguments, MarketCodec::writeFileArguments);

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
    private static final SerializedString NAME = new SerializedString("name");
    private static final SerializedString ADULT = new SerializedString("adult");
    private static final SerializedString TITLE = new SerializedString("title");
    private static final SerializedString PRICE = new SerializedString("price");
    private static final SerializedString TAGS = new SerializedString("tags");
    private static final SerializedString STOCK = new SerializedString("stock");
    private static final SerializedString TEXT = new SerializedString("text");
    private static final SerializedString PHOTO = new SerializedString("photo");
    private static final SerializedString LINKS = new SerializedString("links");
    private static final SerializedString ITEMS = new SerializedString("items");
    private static final SerializedString NEXT = new SerializedString("next");
    private static final SerializedString OFFER_MEMBER = new SerializedString("offer");
    private static final SerializedString LIMIT = new SerializedString("limit");
    private static final SerializedString SELLER = new SerializedString("seller");
    private static final SerializedString NUMBER = new SerializedString("number");
    private static final SerializedString COUNTRIES = new SerializedString("countries");
    private static final SerializedString PAPERS = new SerializedString("papers");

    private MarketCodec() {}

    private static Market.Visitor readVisitor(PayloadReader in) throws IOException {
        String name = null;
        boolean adult = false;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "name" -> {
                    seen = in.once(seen, 0);
                    name = STRING_MATCHING.read(in);
                }
                case "adult" -> {
                    seen = in.once(seen, 1);
                    adult = BOOLEAN_TRUE.read(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b11, "name\tadult");
        return new Market.Visitor(name, adult);
    }

    private static void writeVisitor(PayloadWriter out, Market.Visitor value) throws IOException {
        out.startObject(value);
        out.name(NAME);
        out.writeString(value.name());
        out.name(ADULT);
        out.writeBoolean(value.adult());
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
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "title" -> {
                    seen = in.once(seen, 0);
                    title = STRING_NOT_BLANK.read(in);
                }
                case "price" -> {
                    seen = in.once(seen, 1);
                    price = BIG_DECIMAL_MORE_THAN_0_AT_MOST_1E6.read(in);
                }
                case "tags" -> {
                    seen = in.once(seen, 2);
                    tags = LIST_OF_STRING_SIZE_FROM_0_TO_20_MATCHING_SIZE_FROM_1_TO_3.read(in);
                }
                case "stock" -> {
                    seen = in.once(seen, 3);
                    stock = MAP_OF_STRING_TO_INTEGER_AT_LEAST_0.read(in);
                }
                case "text" -> {
                    seen = in.once(seen, 4);
                    text = in.isNull() ? null : STRING_SIZE_FROM_0_TO_200.read(in);
                }
                case "photo" -> {
                    seen = in.once(seen, 5);
                    photo = BYTES_SIZE_FROM_1.read(in);
                }
                case "links" -> {
                    seen = in.once(seen, 6);
                    links = ARRAY_OF_STRING_SIZE_FROM_0_TO_2.read(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1101111, "title\tprice\ttags\tstock\ttext\tphoto\tlinks");
        return new Offer(title, price, tags, stock, text, photo, links);
    }

    private static void writeOffer(PayloadWriter out, Offer value) throws IOException {
        out.startObject(value);
        out.name(TITLE);
        out.writeString(value.title());
        out.name(PRICE);
        out.writeBigDecimal(value.price());
        out.name(TAGS);
        LIST_OF_STRING_SIZE_FROM_0_TO_20_MATCHING_SIZE_FROM_1_TO_3.write(out, value.tags());
        out.name(STOCK);
        MAP_OF_STRING_TO_INTEGER_AT_LEAST_0.write(out, value.stock());
        String text = value.text();
        if (out.present(TEXT, text)) {
            out.writeString(text);
        }
        out.name(PHOTO);
        out.writeBytes(value.photo());
        out.name(LINKS);
        ARRAY_OF_STRING_SIZE_FROM_0_TO_2.write(out, value.links());
        out.endObject();
    }

    private static Page<String> readPageOfString(PayloadReader in) throws IOException {
        List<String> items = null;
        Optional<String> next = Optional.empty();
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "items" -> {
                    seen = in.once(seen, 0);
                    items = LIST_OF_STRING_SIZE_FROM_2_TO_2_SIZE_FROM_1.read(in);
                }
                case "next" -> {
                    seen = in.once(seen, 1);
                    next = in.isNull() ? Optional.empty() : Optional.of(STRING_SIZE_FROM_2_TO_2.read(in));
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "items\tnext");
        return new Page<>(items, next);
    }

    private static void writePageOfString(PayloadWriter out, Page<String> value) throws
            IOException {
        out.startObject(value);
        out.name(ITEMS);
        LIST_OF_STRING_SIZE_FROM_2_TO_2_SIZE_FROM_1.write(out, value.items());
        Optional<String> next = value.next();
        if (out.present(NEXT, next)) {
            out.writeString(next.get());
        }
        out.endObject();
    }

    private static OfferArguments readOfferArguments(PayloadReader in) throws IOException {
        Offer offer = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "offer" -> {
                    seen = in.once(seen, 0);
                    offer = readOffer(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "offer");
        return new OfferArguments(offer);
    }

    private static void writeOfferArguments(PayloadWriter out, OfferArguments value) throws
            IOException {
        out.startObject(value);
        out.name(OFFER_MEMBER);
        writeOffer(out, value.offer());
        out.endObject();
    }

    private static SearchArguments readSearchArguments(PayloadReader in) throws IOException {
        String text = null;
        int limit = 0;
        Optional<String> seller = Optional.empty();
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "text" -> {
                    seen = in.once(seen, 0);
                    text = STRING_NOT_BLANK_SIZE_FROM_0_TO_80.read(in);
                }
                case "limit" -> {
                    seen = in.once(seen, 1);
                    limit = INTEGER_AT_LEAST_1_AT_MOST_100.read(in);
                }
                case "seller" -> {
                    seen = in.once(seen, 2);
                    seller = in.isNull() ? Optional.empty() : Optional.of(STRING_EMAIL.read(in));
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b11, "text\tlimit\tseller");
        return new SearchArguments(text, limit, seller);
    }

    private static void writeSearchArguments(PayloadWriter out, SearchArguments value) throws
            IOException {
        out.startObject(value);
        out.name(TEXT);
        out.writeString(value.text());
        out.name(LIMIT);
        out.writeInt(value.limit());
        Optional<String> seller = value.seller();
        if (out.present(SELLER, seller)) {
            out.writeString(seller.get());
        }
        out.endObject();
    }

    private static WithdrawArguments readWithdrawArguments(PayloadReader in) throws IOException {
        long number = 0;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "number" -> {
                    seen = in.once(seen, 0);
                    number = LONG_MORE_THAN_0.read(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "number");
        return new WithdrawArguments(number);
    }

    private static void writeWithdrawArguments(PayloadWriter out, WithdrawArguments value) throws
            IOException {
        out.startObject(value);
        out.name(NUMBER);
        out.writeLong(value.number());
        out.endObject();
    }

    private static AuditArguments readAuditArguments(PayloadReader in) throws IOException {
        Page<String> countries = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "countries" -> {
                    seen = in.once(seen, 0);
                    countries = readPageOfString(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "countries");
        return new AuditArguments(countries);
    }

    private static void writeAuditArguments(PayloadWriter out, AuditArguments value) throws
            IOException {
        out.startObject(value);
        out.name(COUNTRIES);
        writePageOfString(out, value.countries());
        out.endObject();
    }

    private static FileArguments readFileArguments(PayloadReader in) throws IOException {
        List<Offer> papers = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "papers" -> {
                    seen = in.once(seen, 0);
                    papers = LIST_OF_OFFER_SIZE_FROM_1.read(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "papers");
        return new FileArguments(papers);
    }

    private static void writeFileArguments(PayloadWriter out, FileArguments value) throws
            IOException {
        out.startObject(value);
        out.name(PAPERS);
        LIST_OF_OFFER_SIZE_FROM_1.write(out, value.papers());
        out.endObject();
    }

    /** The arguments of {@link Market#offer}. */
    public record OfferArguments(Offer offer) {}

    /** The arguments of {@link Market#search}. */
    public record SearchArguments(String text, int limit, Optional<String> seller) {}

    /** The arguments of {@link Market#withdraw}. */
    public record WithdrawArguments(long number) {}

    /** The arguments of {@link Market#audit}. */
    public record AuditArguments(Page<String> countries) {}

    /** The arguments of {@link Desk#file}. */
    public record FileArguments(List<Offer> papers) {}
}
