package dev.troupe.processor.read;

import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Tells whether generated code in a package can name a type and call a constructor. */
record Visibility(Elements elements, PackageElement from) {

    /**
     * What stands in the way.
     *
     * @param element the type, or one around it
     * @param what {@code private}, {@code package-private in chat}, {@code local}
     */
    record Obstacle(Element element, String what) {}

    Optional<Obstacle> obstacle(TypeElement type) {
        for (Element each = type;
                each != null && !(each instanceof PackageElement);
                each = each.getEnclosingElement()) {
            if (!(each instanceof TypeElement)) {
                return Optional.of(new Obstacle(type, "local"));
            }
            Optional<Obstacle> here = obstacleAt(each);
            if (here.isPresent()) {
                return here;
            }
        }
        return Optional.empty();
    }

    private Optional<Obstacle> obstacleAt(Element type) {
        Set<Modifier> modifiers = type.getModifiers();
        if (modifiers.contains(Modifier.PRIVATE)) {
            return Optional.of(new Obstacle(type, "private"));
        }
        if (modifiers.contains(Modifier.PUBLIC) || isInPackage(type)) {
            return Optional.empty();
        }
        String access = modifiers.contains(Modifier.PROTECTED) ? "protected" : "package-private";
        return Optional.of(new Obstacle(type, access + " in " + elements.getPackageOf(type)));
    }

    private boolean isInPackage(Element element) {
        return elements.getPackageOf(element).equals(from);
    }

    /** Whether {@code new} can be written with this constructor, the class itself being visible. */
    boolean canCall(ExecutableElement constructor) {
        Set<Modifier> modifiers = constructor.getModifiers();
        return modifiers.contains(Modifier.PUBLIC)
                || (!modifiers.contains(Modifier.PRIVATE) && isInPackage(constructor));
    }

    /** Whether an instance needs one of an enclosing class. */
    static boolean isInner(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement
                && !type.getModifiers().contains(Modifier.STATIC)
                && type.getKind() == ElementKind.CLASS;
    }

    /** Whether it and all around it are public. */
    static boolean isPublic(TypeElement type) {
        for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
            if (!each.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }
}
