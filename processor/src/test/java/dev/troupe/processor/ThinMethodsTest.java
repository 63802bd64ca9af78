package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated clients and endpoints call the library and decide nothing. */
class ThinMethodsTest {

    private static final int MOST_STATEMENTS = 3;

    static Stream<Path> clientsAndEndpoints() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/golden"))) {
            return files
                    .filter(file -> file.toString().matches(".*expected.*(Client|Endpoint|ActorDefinition)\\.java"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("clientsAndEndpoints")
    void everyBodyIsShortAndStraight(Path file) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            Bodies bodies = new Bodies();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(bodies, null);
            }
            assertThat(bodies.methods).isPositive();
            assertThat(bodies.faults).isEmpty();
        }
    }

    private static final class Bodies extends TreeScanner<Void, Void> {
        private final List<String> faults = new ArrayList<>();
        private int methods;
        private String method = "";

        @Override
        public Void visitMethod(MethodTree node, Void none) {
            method = node.getName().toString();
            BlockTree body = node.getBody();
            if (body != null) {
                methods++;
                if (body.getStatements().size() > MOST_STATEMENTS) {
                    faults.add(method + " has " + body.getStatements().size() + " statements");
                }
            }
            return super.visitMethod(node, none);
        }

        private Void fault(String what) {
            faults.add(method + " has " + what);
            return null;
        }

        @Override
        public Void visitIf(IfTree node, Void none) {
            return fault("an if");
        }

        @Override
        public Void visitSwitch(SwitchTree node, Void none) {
            return fault("a switch");
        }

        @Override
        public Void visitTry(TryTree node, Void none) {
            return fault("a try");
        }

        @Override
        public Void visitForLoop(ForLoopTree node, Void none) {
            return fault("a loop");
        }

        @Override
        public Void visitEnhancedForLoop(EnhancedForLoopTree node, Void none) {
            return fault("a loop");
        }

        @Override
        public Void visitWhileLoop(WhileLoopTree node, Void none) {
            return fault("a loop");
        }

        @Override
        public Void visitDoWhileLoop(DoWhileLoopTree node, Void none) {
            return fault("a loop");
        }

        @Override
        public Void visitSynchronized(SynchronizedTree node, Void none) {
            return fault("a lock");
        }
    }
}
