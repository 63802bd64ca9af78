package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.message.ResponseBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GradualBodyTest {

    private static final int LENGTH = 1_000_000;
    private static final byte[] BYTES = bytes();

    /** All on the thread of the test. */
    private final ResponseBody body = new ResponseBody(1_024, 1 << 20, Runnable::run, Runnable::run);

    private final PieceSizes sizes = new PieceSizes(1 << 20);

    private static byte[] bytes() {
        byte[] bytes = new byte[LENGTH];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private void begin(PageContent content) {
        body.begin(HttpResponse.streaming("a/b", content.length(), to -> GradualBody.send(content, sizes, to)));
    }

    private static PageContent memory() {
        return new PageContent.InMemory(ByteBuffer.wrap(BYTES));
    }

    @Test
    void readsAPieceWhenTheClientHasTakenTheOneBefore() {
        begin(memory());
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        while (!body.isTaken()) {
            assertThat(body.bufferedAmount()).isLessThanOrEqualTo(PieceSizes.LARGEST);
            byte[] piece = body.take();
            assertThat(piece).isNotNull();
            assertThat(body.take())
                    .as("a second piece, before the first has left")
                    .isNull();
            received.writeBytes(piece);
            body.written(piece.length);
        }
        assertThat(received.toByteArray()).isEqualTo(BYTES);
        assertThat(sizes.underWay()).isZero();
    }

    /** A content that ends before its end. */
    private static PageContent failing(Supplier<IOException> failure) {
        return new PageContent() {
            @Override
            public long length() {
                return LENGTH;
            }

            @Override
            public byte[] read(long position, int count) throws IOException {
                if (position > 0) {
                    throw failure.get();
                }
                return new byte[count];
            }
        };
    }

    @Test
    void aContentThatCannotBeReadToItsEndIsCutOff() {
        begin(failing(() -> new IOException("shorter")));
        endsAfterOnePiece();
    }

    @Test
    void aPieceForWhichThereIsNoMemoryCutsTheBodyOff() {
        begin(failing(() -> {
            throw new OutOfMemoryError("on purpose");
        }));
        endsAfterOnePiece();
    }

    private void endsAfterOnePiece() {
        byte[] piece = body.take();
        assertThat(piece).isNotNull();
        assertThat(body.isCut()).isFalse();
        body.written(piece.length);
        assertThat(body.isCut()).isTrue();
        assertThat(sizes.underWay()).isZero();
    }

    @Test
    void aClientThatLeavesEndsTheReading() {
        begin(memory());
        assertThat(sizes.underWay()).isEqualTo(1);
        body.cut();
        assertThat(sizes.underWay()).isZero();
    }

    @Test
    void piecesAreSmallerWhereManyAreSent() {
        assertThat(sizes.next()).isEqualTo(65_536);
        for (int i = 0; i < 64; i++) {
            sizes.begun();
        }
        assertThat(sizes.next()).isEqualTo(16_384);
        for (int i = 0; i < 10_000; i++) {
            sizes.begun();
        }
        assertThat(sizes.next()).isEqualTo(4_096);
    }
}
