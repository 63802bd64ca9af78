package dev.troupe.runtime.message;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Where limits for one address count: the address of IPv4; of IPv6 the /64 network, since one client has all its addresses. */
public final class ClientNetwork {

    private static final int IPV4_BYTES = 4;
    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /**
     * The network of an address. It never asks a name server.
     *
     * @param address as in {@code 10.0.0.7} or {@code 2001:db8::1}; empty if unknown
     * @return empty for an unknown address; any other text that is no address stands for itself
     */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        int zone = address.indexOf('%');
        try {
            // In brackets the platform reads addresses of IPv6 and nothing else.
            byte[] bytes = InetAddress.getByName("[" + (zone < 0 ? address : address.substring(0, zone)) + "]")
                    .getAddress();
            return bytes.length == IPV4_BYTES
                    ? InetAddress.getByAddress(bytes).getHostAddress()
                    : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "::/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
