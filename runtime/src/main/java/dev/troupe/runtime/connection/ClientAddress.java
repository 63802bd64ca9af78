package dev.troupe.runtime.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** What stands for one client where limits go by address. */
public final class ClientAddress {

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * The address itself, or the first 64 bits of an address of IPv6: a single subscriber has all the rest (RFC 6177).
     *
     * @param address as text, without port; empty if unknown
     */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        int zone = address.indexOf('%');
        try {
            byte[] bytes = InetAddress.getByName("[" + (zone < 0 ? address : address.substring(0, zone)) + "]").getAddress();
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "/64" : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
