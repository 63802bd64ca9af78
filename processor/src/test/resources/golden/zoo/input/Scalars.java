package zoo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.UUID;

public record Scalars(
        boolean flag,
        byte small,
        short medium,
        int number,
        long large,
        float real,
        double precise,
        char letter,
        Boolean boxedFlag,
        Byte boxedSmall,
        Short boxedMedium,
        Integer boxedNumber,
        Long boxedLarge,
        Float boxedReal,
        Double boxedPrecise,
        Character boxedLetter,
        String text,
        BigInteger huge,
        BigDecimal exact,
        UUID uuid,
        URI uri) {}
