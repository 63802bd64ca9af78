package dev.troupe.test.waiting;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Before every test class: lets Awaitility look at a condition soon and often. By its own default the first look comes after
 * 100 ms, which a test would wait for in full where what it waits for takes a few. How long a test is patient stays as it is.
 * Found by JUnit itself.
 */
public final class PromptPolls implements BeforeAllCallback {

    private static final Duration INTERVAL = Duration.ofMillis(5);

    /** Called by JUnit. */
    public PromptPolls() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultPollInterval(INTERVAL);
    }
}
