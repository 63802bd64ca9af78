package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.PayloadCodec;
import dev.troupe.UseCodec;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ActorProtocol("map-keys")
interface MapKeys {
    void fine(
            Map<String, String> a,
            Map<UUID, String> b,
            Map<DayOfWeek, String> c,
            Map<Mood, String> d,
            Map<Long, String> e,
            Map<LocalDate, String> f,
            Map<Boolean, String> g,
            Map<Character, String> h,
            Map<BigDecimal, String> i);

    void list(Map<List<String>, String> map); // TROUPE041: List<String>

    void record(Map<Point, String> map); // TROUPE041

    void real(Map<Double, String> map); // TROUPE041

    void bytes(Map<byte[], String> map); // TROUPE041

    void coded(Map<Coded, String> map); // TROUPE041: an enum without a codec

    record Point(int x, int y) {}

    enum Mood {
        GOOD
    }

    @UseCodec(CodedCodec.class)
    enum Coded {
        ONE
    }

    class CodedCodec implements PayloadCodec<Coded, Integer> {
        @Override
        public Integer encode(Coded value) {
            return value.ordinal();
        }

        @Override
        public Coded decode(Integer written) {
            return Coded.values()[written];
        }
    }
}
