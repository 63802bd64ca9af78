package zoo;

/** A generic interface that a protocol extends. */
public interface Keeper<T> {
    void keep(T one);
}
