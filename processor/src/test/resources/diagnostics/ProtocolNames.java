package bad;

import dev.troupe.ActorProtocol;

@ActorProtocol("ChatRoom") // TROUPE006: Did you mean "chat-room"?
interface ProtocolNames {}

@ActorProtocol("") // TROUPE006
interface Empty {}

@ActorProtocol("1st") // TROUPE006: Did you mean "st"?
interface Digit {}

@ActorProtocol("a--b") // TROUPE006: Did you mean "a-b"?
interface Hyphens {}

@ActorProtocol("a1234567890123456789012345678901234567890123456789012345678901234") // TROUPE006
interface TooLong {}

@ActorProtocol("a123456789012345678901234567890123456789012345678901234567890123")
interface Longest {}
