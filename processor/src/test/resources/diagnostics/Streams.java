package bad;

import dev.troupe.ActorProtocol;
import java.util.Iterator;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

@ActorProtocol("streams")
interface Streams {
    Flow.Publisher<String> published(); // TROUPE014: Publisher<String>

    Stream<String> streamed(); // TROUPE014

    Iterator<String> iterated(); // TROUPE014

    void taken(Stream<String> texts); // TROUPE036: a message is whole
}
