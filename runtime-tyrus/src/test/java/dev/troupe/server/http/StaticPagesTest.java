package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.net.URL;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StaticPagesTest {

    private record Answer(Optional<Page> page, Optional<Exception> failure) {}

    private static Answer find(StaticPages pages, String name) throws Exception {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        pages.find(name, (page, failure) -> answer.complete(new Answer(page, failure)));
        return answer.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aClassPathThatFailsIsToldToo() throws Exception {
        ClassLoader failing = new ClassLoader() {
            @Override
            public URL getResource(String name) {
                throw new IllegalStateException("on purpose");
            }
        };
        try (StaticPages pages = new StaticPages("META-INF/resources", failing)) {
            assertThat(find(pages, "index.html").failure()).containsInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void howeverManyReadAnArchivedPageItIsOffTheHeapOnce() throws Exception {
        try (StaticPages pages = new StaticPages("META-INF/maven", getClass().getClassLoader())) {
            String name = "org.assertj/assertj-core/pom.properties";
            ByteBuf first = find(pages, name).page().orElseThrow().content();
            ByteBuf second = find(pages, name).page().orElseThrow().content();

            assertThat(first.isDirect()).isTrue();
            assertThat(second.memoryAddress()).isEqualTo(first.memoryAddress());
            first.readerIndex(first.writerIndex()).release();
            assertThat(second.readableBytes()).isPositive();
            assertThat(second.getByte(0)).isEqualTo((byte) 'a');
            second.release();
        }
    }
}
