package dev.troupe.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects the values of an annotation in a class file. */
final class AnnotationValues extends AnnotationVisitor {

    private final String descriptor;
    private final Consumer<StatedAnnotation> whenRead;
    private final Map<String, Object> values = new TreeMap<>();

    AnnotationValues(String descriptor, Consumer<StatedAnnotation> whenRead) {
        super(Opcodes.ASM9);
        this.descriptor = descriptor;
        this.whenRead = whenRead;
    }

    @Override
    public void visit(String name, Object value) {
        values.put(name, plain(value));
    }

    private static Object plain(Object value) {
        if (value instanceof Type type) {
            return className(type);
        }
        return value instanceof Number || value instanceof Boolean || value instanceof String
                ? value
                : value.toString();
    }

    @Override
    public void visitEnum(String name, String type, String constant) {
        values.put(name, constant);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String name, String type) {
        return new AnnotationValues(type, annotation -> values.put(name, annotation));
    }

    @Override
    public AnnotationVisitor visitArray(String name) {
        return new Elements(elements -> values.put(name, elements));
    }

    @Override
    public void visitEnd() {
        whenRead.accept(new StatedAnnotation(className(Type.getType(descriptor)), values));
    }

    private static String className(Type type) {
        return type.getClassName().replace('$', '.');
    }

    /** Collects a list, whose elements have no names. */
    private static final class Elements extends AnnotationVisitor {

        private final Consumer<List<Object>> whenRead;
        private final List<Object> elements = new ArrayList<>();

        Elements(Consumer<List<Object>> whenRead) {
            super(Opcodes.ASM9);
            this.whenRead = whenRead;
        }

        @Override
        public void visit(@Nullable String name, Object value) {
            elements.add(plain(value));
        }

        @Override
        public void visitEnum(@Nullable String name, String type, String constant) {
            elements.add(constant);
        }

        @Override
        public AnnotationVisitor visitAnnotation(@Nullable String name, String type) {
            return new AnnotationValues(type, elements::add);
        }

        @Override
        public void visitEnd() {
            whenRead.accept(List.copyOf(elements));
        }
    }
}
