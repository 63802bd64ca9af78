package dev.troupe.server.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a regular file, as many as it had when it was looked at. The file is open only while a piece is read: a slow
 * client holds no file descriptor.
 *
 * @param file its real path
 * @param key stands for the file itself, where the platform has such a thing: another file of the same name has another
 * @param length how many bytes it had
 * @param tag stands for the content (RFC 9110, section 8.8.3): of time and length
 */
record FileContent(Path file, @Nullable Object key, long length, String tag) implements PageContent {

    /**
     * Looks at a file.
     *
     * @param real a path without links in it
     * @return empty if it is no regular file
     */
    static Optional<FileContent> of(Path real) throws IOException {
        BasicFileAttributes seen = look(real);
        if (!seen.isRegularFile()) {
            return Optional.empty();
        }
        String tag = '"'
                + Long.toHexString(seen.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                + '-'
                + Long.toHexString(seen.size())
                + '"';
        return Optional.of(new FileContent(real, seen.fileKey(), seen.size(), tag));
    }

    private static BasicFileAttributes look(Path real) throws IOException {
        return Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public byte[] read(long position, int count) throws IOException {
        BasicFileAttributes now = look(file);
        if (!now.isRegularFile() || !Objects.equals(now.fileKey(), key)) {
            throw new IOException("Another file has taken the place of " + file);
        }
        ByteBuffer piece = ByteBuffer.allocate(count);
        try (SeekableByteChannel in =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            in.position(position);
            while (piece.hasRemaining()) {
                if (in.read(piece) < 0) {
                    throw new EOFException("The file " + file + " has become shorter");
                }
            }
        }
        return piece.array();
    }
}
