package zoo;

import dev.troupe.PayloadCodec;
import java.math.BigDecimal;

final class MoneyCodec implements PayloadCodec<Money, MoneyCodec.Parts> {
    record Parts(BigDecimal amount, String currency) {}

    @Override
    public Parts encode(Money money) {
        return new Parts(money.amount(), money.currency());
    }

    @Override
    public Money decode(Parts parts) {
        if (parts.currency().length() != 3) {
            throw new IllegalArgumentException("secret " + parts.currency());
        }
        return new Money(parts.amount(), parts.currency());
    }
}
