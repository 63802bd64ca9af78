package dev.troupe.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.ByteSourceJsonBootstrapper;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;

/**
 * Makes parsers of JSON that know the names of members which came before, as long as these are few.
 *
 * <p>Jackson's own factory remembers up to 6,000 names, and copies all of them for each message that brings a new one:
 * 0.1 ms and 100 KB where names are short, ten times as much where they are long. The names that protocols have are few;
 * what is many comes from the keys of maps, or from a client that wants to keep a server busy.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>A new name costs the copy of {@value #MOST_NAMES} others at most, and of those in its own message.
 * </ul>
 */
final class BoundedNames extends JsonFactory {

    private static final long serialVersionUID = 1L;

    private static final int MOST_NAMES = 200;

    /** The thread that finds it too large replaces it; two may do so at once without harm. */
    private transient volatile ByteQuadsCanonicalizer names = ByteQuadsCanonicalizer.createRoot();

    BoundedNames(JsonFactoryBuilder builder) {
        super(builder);
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context) throws IOException {
        ByteQuadsCanonicalizer known = names;
        if (known.size() > MOST_NAMES) {
            known = ByteQuadsCanonicalizer.createRoot();
            names = known;
        }
        return new ByteSourceJsonBootstrapper(context, data, offset, length)
                .constructParser(_parserFeatures, _objectCodec, known, _rootCharSymbols, _factoryFeatures);
    }
}
