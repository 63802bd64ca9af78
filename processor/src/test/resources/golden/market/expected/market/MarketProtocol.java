package market;

import dev.troupe.NoEvents;
import dev.troupe.protocol.Access;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.ParameterNames;
import dev.troupe.protocol.ParamsType;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.Payloads;
import java.util.List;
import javax.annotation.processing.Generated;

/** The protocol of {@link Market}: its name, its actions and its events. */
@ParameterNames({
        "Market.offer(market.Offer offer)",
        "Market.search(java.lang.String text, int limit, java.util.Optional seller)",
        "Market.withdraw(long number)",
        "Market.audit(market.Page countries)",
        "Desk.file(java.util.List papers)"})
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public final class MarketProtocol extends Protocol<Market, Market.Visitor, NoEvents> {
    /** {@link Market#offer}. */
    public static final Action<Offer, Offer> OFFER =
            Action.of(0, "offer", Action.Kind.EXCLUSIVE,
                    Payloads.member("offer", MarketCodec.OFFER), MarketCodec.OFFER)
            .allowing(Access.roles("trader"));

    /** {@link Market#search}. */
    public static final Action<MarketCodec.SearchArguments, List<Offer>> SEARCH =
            Action.of(1, "search", Action.Kind.READ_ONLY, MarketCodec.SEARCH_ARGUMENTS,
                    MarketCodec.LIST_OF_OFFER);

    /** {@link Market#withdraw}. */
    public static final Action<Long, Void> WITHDRAW =
            Action.of(2, "withdraw", Action.Kind.EXCLUSIVE,
                    Payloads.member("number", MarketCodec.LONG_MORE_THAN_0))
            .allowing(Access.roles("clerk", "admin"));

    /** {@link Market#audit}. */
    public static final Action<Page<String>, Void> AUDIT =
            Action.of(3, "audit", Action.Kind.EXCLUSIVE,
                    Payloads.member("countries", MarketCodec.PAGE_OF_STRING))
            .allowing(Access.NOBODY);

    /** {@link Desk#file}. */
    public static final Action<List<Offer>, Void> FILE =
            Action.of(4, "file", Action.Kind.EXCLUSIVE,
                    Payloads.member("papers", MarketCodec.LIST_OF_OFFER_SIZE_FROM_1))
            .allowing(Access.roles("clerk"));

    /** The only instance. */
    public static final MarketProtocol INSTANCE = new MarketProtocol();

    private MarketProtocol() {
        super(
                "market",
                "10634445dff42077",
                new ParamsType<>(
                        MarketCodec.VISITOR,
                        List.of(new ParamsType.Component("name", ParamsType.Form.TEXT),
                                new ParamsType.Component("adult", ParamsType.Form.LITERAL))),
                new Action<?, ?>[] {OFFER, SEARCH, WITHDRAW, AUDIT, FILE},
                new Event<?>[] {},
                new DeclaredError[] {},
                Access.roles("trader"));
    }

    @SuppressWarnings("unchecked")
    @Override
    public Object invoke(Market actor, int action, Object arguments) throws Exception {
        return switch (action) {
            case 0 -> actor.offer((Offer) arguments);
            case 1 -> {
                var call = (MarketCodec.SearchArguments) arguments;
                yield actor.search(call.text(), call.limit(), call.seller());
            }
            case 2 -> {
                actor.withdraw((long) arguments);
                yield null;
            }
            case 3 -> {
                actor.audit((Page<String>) arguments);
                yield null;
            }
            case 4 -> {
                actor.file((List<Offer>) arguments);
                yield null;
            }
            default -> throw new IllegalArgumentException("No action has the index " + action);
        };
    }

    @Override
    public NoEvents events(EventSink sink) {
        return new Sender(sink);
    }

    private record Sender(EventSink sink) implements NoEvents {}
}
