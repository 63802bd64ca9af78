package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasePathTest {

    @ParameterizedTest
    @CsvSource({"/, ''", "'', ''", "/apps, /apps", "/apps/, /apps", "/a-b/c.d_e~f, /a-b/c.d_e~f", "/..., /..."})
    void aSlashAtTheEndDoesNotCount(String written, String path) {
        assertThat(BasePath.of(written).text()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apps", "//", "/a//b", "/a//", "/.", "/..", "/a/../b", "/a/./b", "/a b", "/%61", "/a?b", "/é", "/a\n"
            })
    void whatCouldBeWrittenInTwoWaysIsRefused(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BasePath.of(written))
                .withMessageContaining("base path");
    }

    @ParameterizedTest
    @CsvSource({"/apps/x/y, /x/y", "/apps/, /", "/apps//x, //x"})
    void whatIsBelowLosesIt(String path, String below) {
        assertThat(BasePath.of("/apps").below(new RequestTarget(path, "q"))).contains(new RequestTarget(below, "q"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/apps", "/appsx/", "/x/apps/", "/%61pps/", "/APPS/"})
    void allElseIsOutside(String path) {
        assertThat(BasePath.of("/apps").below(new RequestTarget(path, ""))).isEmpty();
    }

    @Test
    void everythingIsBelowTheRoot() {
        RequestTarget target = new RequestTarget("/actors", "");
        assertThat(BasePath.ROOT.below(target)).contains(target);
        assertThat(BasePath.ROOT.is(target)).isFalse();
    }
}
