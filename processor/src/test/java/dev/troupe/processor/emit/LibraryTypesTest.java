package dev.troupe.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryTypesTest {

    static Stream<Field> constants() {
        return Arrays.stream(LibraryTypes.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ClassName.class);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void namesATypeThatIsThereAndPublic(Field constant) throws ReflectiveOperationException {
        ClassName name = (ClassName) constant.get(null);
        Class<?> type = Class.forName(name.reflectionName(), false, getClass().getClassLoader());
        assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
    }

    @Test
    void allAreTried() {
        assertThat(constants().count()).isGreaterThan(30);
    }
}
