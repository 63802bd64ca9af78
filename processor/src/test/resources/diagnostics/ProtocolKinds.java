package bad;

import dev.troupe.ActorProtocol;

@ActorProtocol("class")
class ProtocolKinds {} // TROUPE003: a class

@ActorProtocol("record")
record ProtocolRecord() {} // TROUPE003: a record

@ActorProtocol("generic")
interface GenericProtocol<T> {} // TROUPE004

class Outer {
    @ActorProtocol("private")
    private interface Hidden {} // TROUPE005: it is private

    private static class Inner {
        @ActorProtocol("inside-private")
        interface Hidden {} // TROUPE005: Inner is private
    }
}
