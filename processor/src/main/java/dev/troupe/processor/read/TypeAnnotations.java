package dev.troupe.processor.read;

import java.util.List;

/** The annotations in a type of a class file. A compiler may not show them. */
@FunctionalInterface
interface TypeAnnotations {

    /** Of a declaration of which the compiler tells all. */
    TypeAnnotations NONE = path -> List.of();

    /** Those that stand at this path within the type, in the notation of the class file format (JVMS 4.7.20.2). */
    List<StatedAnnotation> at(String path);
}
