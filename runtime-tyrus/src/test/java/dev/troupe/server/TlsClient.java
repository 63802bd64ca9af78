package dev.troupe.server;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Clients of TLS that believe every certificate: which one it is, is what a test asks. */
final class TlsClient {

    private static final class Credulous implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private TlsClient() {}

    /** A socket that is not connected yet. */
    static SSLSocket socket() throws GeneralSecurityException, IOException {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new Credulous()}, null);
        return (SSLSocket) trusting.getSocketFactory().createSocket();
    }

    /** The certificate that the server shows. */
    static X509Certificate shown(int port) throws GeneralSecurityException, IOException {
        try (RawClient client = new RawClient(socket(), port, 0)) {
            SSLSocket socket = (SSLSocket) client.socket();
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }
}
