package zoo;

import dev.troupe.UseCodec;
import java.math.BigDecimal;

@UseCodec(MoneyCodec.class)
public final class Money {
    private final BigDecimal amount;
    private final String currency;

    public Money(BigDecimal amount, String currency) {
        this.amount = amount;
        this.currency = currency;
    }

    public BigDecimal amount() {
        return amount;
    }

    public String currency() {
        return currency;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Money money && money.amount.equals(amount) && money.currency.equals(currency);
    }

    @Override
    public int hashCode() {
        return amount.hashCode() + currency.hashCode();
    }
}
