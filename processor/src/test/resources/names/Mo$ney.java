package names$;

import dev.troupe.*;
import dev.troupe.actor.*;
import java.util.*;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.*;

/** $T and $L. */
@ActorProtocol("money")
@RolesAllowed("$L")
public interface Mo$ney {
    int to$(int amount) throws Too$Late;
    @RolesAllowed("$T$$") @WireName("$T x") R$ec<K$> all(@Size(min=1, message="$L {min} $$") @Pattern(regexp="[$L]+$") String t$, Map<E$, S$> map$, List<V$> v$);
    @OneWay void one$();
    @ReadOnly java.util.concurrent.CompletableFuture<S$> later$(Optional<K$> k$);
    record K$(int $, @WireName("$S") String $$, @UseCodec(C$.class) V$ v) {}
    record R$ec<T$>(T$ t, List<T$> $T) {}
    enum E$ { A$, @WireName("$L") $L, $$$ }
    sealed interface S$ { record S1$(int a$) implements S$ {} @WireName("$N") record S2(E$ e) implements S$ {} }
    @UseCodec(C$.class) final class V$ {}
    final class C$ implements PayloadCodec<V$, String> { public String encode(V$ v) { return ""; } public V$ decode(String s) { return new V$(); } }
    @WireName("too_late") final class Too$Late extends ActorException { private static final long serialVersionUID = 1L; public Too$Late(String m) { super("too", m); } }
    @interface Nullable$ {}
    @Events interface F$ { void changed$(K$ k$); @SlowConsumer(value = SlowConsumerPolicy.LATEST, key="a$") @WireName("$x") void typing(String a$); }
    @Params record J$(String n$, @WireName("$") int $n) {}
    @Actor final class Act$ implements Mo$ney, ConnectionHooks<J$, Act$.St$, F$> {
        record St$() {}
        Act$(Connections<St$, F$> c$, ActorContext $, Dep$ d$) {}
        public St$ createConnState(ConnectRequest<J$> r) { return new St$(); }
        public int to$(int amount) { return 1; }
        public R$ec<K$> all(String t$, Map<E$, S$> map$, List<V$> v$) { return null; }
        public void one$() {}
        public java.util.concurrent.CompletableFuture<S$> later$(Optional<K$> k$) { return null; }
        record Dep$() {}
    }
}
