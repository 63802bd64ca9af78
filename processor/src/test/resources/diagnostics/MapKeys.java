package bad;

import dev.troupe.ActorProtocol;
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
            Map<LocalDate, String> f);

    void list(Map<List<String>, String> map); // TROUPE041: List<String>

    void record(Map<Point, String> map); // TROUPE041

    void real(Map<Double, String> map); // TROUPE041

    void bytes(Map<byte[], String> map); // TROUPE041

    record Point(int x, int y) {}

    enum Mood {
        GOOD
    }
}
