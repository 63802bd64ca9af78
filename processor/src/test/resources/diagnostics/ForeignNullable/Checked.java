package bad;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

final class Checked {
    private Checked() {}

    @Target(ElementType.TYPE_USE)
    @interface Nullable {}
}
