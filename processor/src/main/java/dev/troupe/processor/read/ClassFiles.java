package dev.troupe.processor.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/**
 * Finds class files through the compiler. The answer is {@link ClassFile#UNKNOWN} for a file that cannot be found or read.
 * The reader then uses what the compiler says.
 */
final class ClassFiles {

    /** What an incremental build left comes first: it is the nearest, and the output is searched before the class path. */
    private static final List<Location> LOCATIONS =
            List.of(StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH, StandardLocation.MODULE_PATH);

    private final Filer filer;
    private final Elements elements;
    private final Types types;
    private final Map<String, ClassFile> files = new HashMap<>();

    ClassFiles(ProcessingEnvironment environment) {
        this.filer = environment.getFiler();
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
    }

    ClassFile of(TypeElement type) {
        return files.computeIfAbsent(elements.getBinaryName(type).toString(), name -> read(type, name));
    }

    /** Whether the output has its class file: an incremental build left it, and the next full one compiles its source again. */
    boolean isInOutput(TypeElement type) {
        String name = elements.getBinaryName(type).toString();
        return read(StandardLocation.CLASS_OUTPUT, packageOf(name), fileName(name))
                .isPresent();
    }

    /** Name and descriptor of a method (JVMS 4.3.3), by which a class file knows it. */
    String method(ExecutableElement method) {
        StringBuilder text = new StringBuilder(method.getSimpleName()).append('(');
        for (VariableElement parameter : method.getParameters()) {
            text.append(descriptor(types.erasure(parameter.asType())));
        }
        return text.append(')')
                .append(descriptor(types.erasure(method.getReturnType())))
                .toString();
    }

    private String descriptor(TypeMirror erased) {
        return switch (erased.getKind()) {
            case BOOLEAN -> "Z";
            case BYTE -> "B";
            case SHORT -> "S";
            case INT -> "I";
            case LONG -> "J";
            case CHAR -> "C";
            case FLOAT -> "F";
            case DOUBLE -> "D";
            case ARRAY -> "[" + descriptor(((ArrayType) erased).getComponentType());
            case DECLARED ->
                "L"
                        + elements.getBinaryName((TypeElement) ((DeclaredType) erased).asElement())
                                .toString()
                                .replace('.', '/')
                        + ";";
            default -> "V";
        };
    }

    private ClassFile read(TypeElement type, String binaryName) {
        String packageName = packageOf(binaryName);
        for (Location location : LOCATIONS) {
            String folder = location.isModuleOrientedLocation() ? moduleOf(type) + "/" + packageName : packageName;
            Optional<ClassFile> file = read(location, folder, fileName(binaryName));
            if (file.isPresent()) {
                return file.get();
            }
        }
        return ClassFile.UNKNOWN;
    }

    private static String packageOf(String binaryName) {
        return binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
    }

    private static String fileName(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1) + ".class";
    }

    private String moduleOf(TypeElement type) {
        ModuleElement module = elements.getModuleOf(type);
        return module == null ? "" : module.getQualifiedName().toString();
    }

    private Optional<ClassFile> read(Location location, String folder, String fileName) {
        try (InputStream in = filer.getResource(location, folder, fileName).openInputStream()) {
            return Optional.of(ClassFile.parse(in.readAllBytes()));
        } catch (IOException | RuntimeException notThere) {
            // A location that this compiler does not have, a file that is not there, a version that ASM does not know.
            return Optional.empty();
        }
    }
}
