package dev.troupe.processor.read;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.TypeReference;

/**
 * What a compiler may not tell of a class file: where {@code @Nullable} stands in it (javac tells since 22), and whether the
 * names of parameters are those of the source.
 */
final class ClassFile {

    /** Of a class file that cannot be read: nothing is known. */
    static final ClassFile UNKNOWN = new ClassFile();

    private static final String NULLABLE = "L" + TypeUses.NULLABLE.replace('.', '/') + ";";

    private final Set<String> nullable = new HashSet<>();
    private final Set<String> methodsWithNames = new HashSet<>();

    private ClassFile() {}

    static ClassFile parse(byte[] bytes) {
        ClassFile file = new ClassFile();
        new ClassReader(bytes).accept(file.new Collector(), ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        return file;
    }

    boolean isComponentNullable(String component, String path) {
        return nullable.contains("component " + component + " " + path);
    }

    /** About the supertype at this place: -1 for the superclass, from 0 for interfaces. */
    boolean isSupertypeNullable(int index, String path) {
        return nullable.contains("supertype " + index + " " + path);
    }

    /** About the result of the method with this name and descriptor. */
    boolean isResultNullable(String method, String path) {
        return nullable.contains("result " + method + " " + path);
    }

    boolean isParameterNullable(String method, int index, String path) {
        return nullable.contains("parameter " + index + " of " + method + " " + path);
    }

    /** Whether the names of the parameters of this method are those of the source. */
    boolean hasParameterNames(String method) {
        return methodsWithNames.contains(method);
    }

    private void note(String descriptor, String target, @Nullable TypePath path) {
        if (descriptor.equals(NULLABLE)) {
            nullable.add(target + " " + (path == null ? "" : path));
        }
    }

    private final class Collector extends ClassVisitor {

        Collector() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable AnnotationVisitor visitTypeAnnotation(
                int reference, @Nullable TypePath path, String descriptor, boolean visible) {
            TypeReference target = new TypeReference(reference);
            if (target.getSort() == TypeReference.CLASS_EXTENDS) {
                note(descriptor, "supertype " + target.getSuperTypeIndex(), path);
            }
            return null;
        }

        @Override
        public RecordComponentVisitor visitRecordComponent(String name, String descriptor, @Nullable String signature) {
            return new RecordComponentVisitor(Opcodes.ASM9) {
                @Override
                public @Nullable AnnotationVisitor visitTypeAnnotation(
                        int reference, @Nullable TypePath path, String annotation, boolean visible) {
                    note(annotation, "component " + name, path);
                    return null;
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            String method = name + descriptor;
            if (descriptor.startsWith("()")) {
                methodsWithNames.add(method);
            }
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitParameter(@Nullable String parameter, int flags) {
                    if (parameter != null) {
                        methodsWithNames.add(method);
                    }
                }

                @Override
                public @Nullable AnnotationVisitor visitTypeAnnotation(
                        int reference, @Nullable TypePath path, String annotation, boolean visible) {
                    TypeReference target = new TypeReference(reference);
                    if (target.getSort() == TypeReference.METHOD_RETURN) {
                        note(annotation, "result " + method, path);
                    } else if (target.getSort() == TypeReference.METHOD_FORMAL_PARAMETER) {
                        note(annotation, "parameter " + target.getFormalParameterIndex() + " of " + method, path);
                    }
                    return null;
                }
            };
        }
    }
}
