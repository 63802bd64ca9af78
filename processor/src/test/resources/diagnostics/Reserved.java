package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.WireName;

@ActorProtocol("reserved")
interface Reserved extends AutoCloseable { // TROUPE017: @WireName("close")
    void connect(String name); // TROUPE017: @WireName("connect")

    void on(String topic); // TROUPE017

    void at(String place); // TROUPE017: @WireName("at")

    @Override
    String toString(); // TROUPE018

    int hashCode(int seed);

    @WireName("blocking")
    void block();

    void onStart(); // TROUPE019: ActorHooks

    void onDestroy(); // TROUPE019

    void onStart(String text);

    @Events
    interface Feed {
        void connect(String name);

        void finalize(); // TROUPE018
    }
}
