package dev.troupe.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A private key and the certificates that belong to it.
 *
 * @param key the key
 * @param chain the server's own certificate first, then those that have issued the one before
 */
public record KeyAndChain(PrivateKey key, List<X509Certificate> chain) {

    private static final byte[] SAMPLE = {1, 2, 3, 4};

    /** Defends against changes. */
    public KeyAndChain {
        chain = List.copyOf(chain);
    }

    /**
     * A key with its chain.
     *
     * @throws IOException with a reason, if the two do not belong together or the chain is not in order
     */
    static KeyAndChain checked(PrivateKey key, List<X509Certificate> chain) throws IOException {
        if (!belongTogether(key, chain.get(0).getPublicKey())) {
            for (int i = 1; i < chain.size(); i++) {
                if (belongTogether(key, chain.get(i).getPublicKey())) {
                    throw new IOException(
                            "the server's own certificate has to be the first, and it is number " + (i + 1));
                }
            }
            throw new IOException("the key belongs to another certificate than that of "
                    + chain.get(0).getSubjectX500Principal());
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!isIssuedBy(chain.get(i - 1), chain.get(i))) {
                throw new IOException("the certificates are not in order: number " + i + ", of "
                        + chain.get(i - 1).getSubjectX500Principal() + ", was issued by "
                        + chain.get(i - 1).getIssuerX500Principal() + ", and number " + (i + 1) + " is of "
                        + chain.get(i).getSubjectX500Principal());
            }
        }
        return new KeyAndChain(key, chain);
    }

    private static boolean belongTogether(PrivateKey key, PublicKey certified) {
        try {
            Signature signing = Signature.getInstance(algorithm(key.getAlgorithm()));
            signing.initSign(key);
            signing.update(SAMPLE);
            byte[] signed = signing.sign();
            Signature checking = Signature.getInstance(algorithm(certified.getAlgorithm()));
            checking.initVerify(certified);
            checking.update(SAMPLE);
            return checking.verify(signed);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String algorithm(String ofKey) {
        return switch (ofKey) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> ofKey;
        };
    }

    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** A sentence for each certificate that is not valid now. Clients refuse them, but the server can start. */
    List<String> warnings(Instant now) {
        List<String> warnings = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            String subject = "The certificate of " + certificate.getSubjectX500Principal();
            Instant begin = certificate.getNotBefore().toInstant();
            Instant end = certificate.getNotAfter().toInstant();
            if (now.isAfter(end)) {
                warnings.add(subject + " expired on " + end + ". Clients will refuse it.");
            } else if (now.isBefore(begin)) {
                warnings.add(subject + " is not valid before " + begin + ". Clients will refuse it until then.");
            }
        }
        return warnings;
    }
}
