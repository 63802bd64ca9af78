package bad;

import dev.troupe.ActorProtocol;

@ActorProtocol(value = "generated-names", jakartaEncoders = true)
interface GeneratedNames {
    void post(String text);
}

class GeneratedNamesClient {} // TROUPE007: beside GeneratedNames

interface GeneratedNamesMessageEncoder {} // TROUPE007

class GeneratedNamesEndpoint {}

class Outer {
    @ActorProtocol("nested")
    interface Counter {} // TROUPE008: bad.Outer_Counter
}

@ActorProtocol("joined")
interface Outer_Counter {}
