package other;

import java.util.List;

public class Open {
    public record Accessible(List<Closed> items) {} // TROUPE040: package-private in other

    record Closed(String text) {}
}
