package dev.troupe.processor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
 * What a class file contains and a compiler may not tell: the annotations in its types (javac tells these since version 22),
 * and whether the names of parameters are those of the source.
 */
final class ClassFile {

    /** Of a class file that cannot be read: nothing is known. */
    static final ClassFile UNKNOWN = new ClassFile();

    private final Map<String, List<StatedAnnotation>> annotations = new HashMap<>();
    private final Set<String> methodsWithNames = new HashSet<>();

    private ClassFile() {}

    static ClassFile parse(byte[] bytes) {
        ClassFile file = new ClassFile();
        new ClassReader(bytes).accept(file.new Collector(), ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        return file;
    }

    /** Of the type of a component of a record. */
    TypeAnnotations component(String component) {
        return in("component " + component);
    }

    /** Of the supertype at this place: -1 for the superclass, from 0 for interfaces. */
    TypeAnnotations supertype(int index) {
        return in("supertype " + index);
    }

    /** Of the result of the method with this name and descriptor. */
    TypeAnnotations result(String method) {
        return in("result " + method);
    }

    /** Of a parameter of the method with this name and descriptor. */
    TypeAnnotations parameter(String method, int index) {
        return in("parameter " + index + " of " + method);
    }

    private TypeAnnotations in(String target) {
        return path -> annotations.getOrDefault(target + " " + path, List.of());
    }

    /** Whether the names of the parameters of this method are those of the source. */
    boolean hasParameterNames(String method) {
        return methodsWithNames.contains(method);
    }

    private AnnotationVisitor note(String descriptor, String target, @Nullable TypePath path) {
        String at = target + " " + (path == null ? "" : path);
        return new AnnotationValues(
                descriptor,
                annotation -> annotations
                        .computeIfAbsent(at, key -> new ArrayList<>())
                        .add(annotation));
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
                return note(descriptor, "supertype " + target.getSuperTypeIndex(), path);
            }
            return null;
        }

        @Override
        public RecordComponentVisitor visitRecordComponent(String name, String descriptor, @Nullable String signature) {
            return new RecordComponentVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitTypeAnnotation(
                        int reference, @Nullable TypePath path, String annotation, boolean visible) {
                    return note(annotation, "component " + name, path);
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
                        return note(annotation, "result " + method, path);
                    } else if (target.getSort() == TypeReference.METHOD_FORMAL_PARAMETER) {
                        return note(
                                annotation, "parameter " + target.getFormalParameterIndex() + " of " + method, path);
                    }
                    return null;
                }
            };
        }
    }
}
