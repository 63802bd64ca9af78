package dev.troupe.wire;

import java.io.IOException;

/** An object with one member, which must be there; the object stands for the value of that member. */
final class MemberPayload<T> implements PayloadType<T> {

    private final Members members;
    private final PayloadType<T> value;

    MemberPayload(String name, PayloadType<T> value) {
        this.members = Members.of(1, name);
        this.value = value;
    }

    @Override
    public T read(PayloadReader in) throws IOException {
        in.startObject(members);
        // It must be there, so that the reader throws rather than to answer -1 at first.
        in.nextMember();
        T read = value.read(in);
        in.nextMember();
        return read;
    }

    @Override
    public void write(PayloadWriter out, T written) throws IOException {
        out.startObject();
        value.write(out.name(members, 0), written);
        out.endObject();
    }
}
