package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of the user's that could be in the way. */
class GeneratedNamesTest {

    @TempDir
    private Path folder;

    @Test
    void awkwardNamesAreInNobodysWay() throws Exception {
        Compiled compiled = Compiled.from(Compiled.sources("names"));

        Codec codec = Codec.of(compiled.classes(), "names.AwkwardCodec");
        String json = "{'in':'a','out':'b','seen':'c','member':'d','value':'e','Payloads':'f','color':'RED',"
                + "'with \\'quotes\\' and $dollars $T $L':'g','NAMES_MEMBERS':1,'type':true,'record':true,'yield':false,'var':true}";
        assertThat(codec.json("NAMES", codec.read("NAMES", json))).isEqualTo(json);
        Codec signs = Codec.of(compiled.classes(), "names.Odd_SignsCodec");
        String sign = "{'default':1,'$':2,'a.b.c':3,'a b':4,'\ud83c\udf75':5,'\\'\\\\':6,'*/':7,'\\\\u0041':8,"
                + "'%s%n':9,'$T$L$>':10,'shape':{'type':'*/ $L','y':1},'mood':'\\\\u000a'}";
        assertThat(signs.json("SIGN", signs.read("SIGN", sign))).isEqualTo(sign);
        String objects = "{'wait':1,'clone':2,'hashCode':3,'notify':4,'finalize':5}";
        assertThat(codec.json("OBJECTS_ARGUMENTS", codec.read("OBJECTS_ARGUMENTS", objects)))
                .isEqualTo(objects);
    }

    @Test
    void nestedProtocolsAreNamedAfterAllThatEnclosesThem() {
        Compiled compiled = Compiled.from(List.of(JavaFileObjects.forSourceString("inside.Outer", """
                package inside;
                public class Outer {
                    Outer() {}
                    public static class Middle {
                        Middle() {}
                        @dev.troupe.ActorProtocol("inner") public interface Inner { void run(); }
                    }
                }
                """)));

        assertThat(compiled.generated())
                .containsKeys("inside/Outer_Middle_InnerClient.java", "inside/Outer_Middle_InnerProtocol.java");
    }

    @Test
    void theUnnamedPackageIsAPackage() {
        Compiled compiled = Compiled.from(
                List.of(
                        JavaFileObjects.forSourceString(
                                "Plain",
                                "@dev.troupe.ActorProtocol(\"plain\") interface Plain { String say(Word word); record Word(String text) {} }")));

        assertThat(compiled.generated()).containsKey("PlainClient.java");
    }

    @Test
    void protocolsThatShareAPayloadTypeCarryACodecEach() {
        Compiled compiled = Compiled.from(
                List.of(
                        JavaFileObjects.forSourceString("p.Shared", "package p; public record Shared(int number) {}"),
                        JavaFileObjects.forSourceString(
                                "p.First",
                                "package p; @dev.troupe.ActorProtocol(\"first\") public interface First { Shared first(Shared s); }"),
                        JavaFileObjects.forSourceString(
                                "q.Second",
                                "package q; @dev.troupe.ActorProtocol(\"second\") public interface Second { p.Shared second(); }")));

        assertThat(compiled.generated()).containsKeys("p/FirstCodec.java", "q/SecondCodec.java");
    }

    @Test
    void aNamedModuleNeedsNothingThatItDoesNotUse() {
        Compiled compiled = Compiled.of(Compiled.strictly()
                        .withOptions(
                                "--release",
                                "17",
                                "-Xlint:all,-processing",
                                "-Werror",
                                "--add-reads",
                                "named=ALL-UNNAMED")
                        .withProcessors(Compiled.processors())
                        .compile(
                                JavaFileObjects.forSourceString("module-info", "module named { exports named; }"),
                                JavaFileObjects.forSourceString("named.Named", """
                                        package named;
                                        @dev.troupe.ActorProtocol("named")
                                        @SuppressWarnings("exports")
                                        public interface Named {
                                            Hidden find(String name);
                                        }
                                        """),
                                JavaFileObjects.forSourceString(
                                        "named.Hidden", "package named; record Hidden(int number) {}")))
                .succeeded();

        assertThat(compiled.generated().get("named/NamedProtocol.java")).doesNotContain("@Generated");
    }

    @Test
    void typesBesideTheProtocolMayBeNamedLikeThoseOfJavaLang() {
        List<JavaFileObject> sources = new ArrayList<>(List.of(
                JavaFileObjects.forSourceString("shadowed.Shadowed", """
                package shadowed;
                import dev.troupe.*;
                import java.util.*;
                import java.util.concurrent.CompletionStage;
                @ActorProtocol("shadowed")
                public interface Shadowed {
                    java.lang.String say(java.lang.Character letter, List<java.lang.Integer> numbers);
                    CompletionStage<java.lang.Void> later(Map<java.lang.String, java.lang.Long> counts) throws Refused;
                    @OneWay void mine(Override mine, Optional<java.lang.String> text);
                    record Join(java.lang.String name) {}
                    @Events interface Feed { void said(java.lang.String text); }
                    final class Refused extends ActorException {
                        private static final long serialVersionUID = 1L;
                        public Refused(java.lang.String message) { super(message); }
                    }
                }
                """),
                JavaFileObjects.forSourceString("shadowed.ShadowedActor", """
                package shadowed;
                import dev.troupe.*;
                import java.util.*;
                import java.util.concurrent.*;
                @Actor
                final class ShadowedActor implements Shadowed {
                    ShadowedActor(Runnable provided) throws java.lang.Exception {}
                    @java.lang.Override public java.lang.String say(java.lang.Character letter, List<java.lang.Integer> numbers) {
                        return "";
                    }
                    @java.lang.Override public CompletionStage<java.lang.Void> later(Map<java.lang.String, java.lang.Long> counts) {
                        return CompletableFuture.completedFuture(null);
                    }
                    @java.lang.Override public void mine(Override mine, Optional<java.lang.String> text) {}
                }
                """)));
        for (String name : List.of(
                "Boolean",
                "Byte",
                "Character",
                "Class",
                "Double",
                "Error",
                "Exception",
                "FunctionalInterface",
                "Integer",
                "Iterable",
                "Long",
                "Object",
                "Override",
                "Record",
                "RuntimeException",
                "String",
                "SuppressWarnings",
                "Thread",
                "Throwable",
                "Void")) {
            sources.add(JavaFileObjects.forSourceString(
                    "shadowed." + name, "package shadowed; public record %s(int number) {}".formatted(name)));
        }

        assertThat(Compiled.from(sources).generated())
                .containsKeys("shadowed/ShadowedClient.java", "shadowed/ShadowedActorDefinition.java");
    }

    @Test
    void namesOnTheWireNeedNoLetters() throws Exception {
        Compiled compiled = Compiled.from(List.of(JavaFileObjects.forSourceString("p.Signs", """
                package p;
                import dev.troupe.*;
                @ActorProtocol("signs")
                public interface Signs {
                    Sign sign();
                    @WireName("+") int plus(@WireName("=") int equal);
                    @WireName("++") int plus(@WireName("==") long equal);
                    record Sign(@WireName("%") int percent, @WireName("-") int minus, @WireName("_") int under,
                        @WireName("\ud83d\ude00") int smile) {}
                }
                """)));

        String json = "{'%':1,'-':2,'_':3,'\ud83d\ude00':4}";
        Codec codec = Codec.of(compiled.classes(), "p.SignsCodec");
        assertThat(codec.json("SIGN", codec.read("SIGN", json))).isEqualTo(json);
    }

    @Test
    void anActionMayBeCalledAfterItsArguments() {
        Compiled compiled = Compiled.from(List.of(JavaFileObjects.forSourceString("p.Checks", """
                package p;
                @dev.troupe.ActorProtocol(value = "checks", jakartaEncoders = true)
                public interface Checks { int checkArguments(int number); }
                """)));

        assertThat(compiled.generated().get("p/ChecksMessageEncoder.java"))
                .contains("Message checkArgumentsReply(long id, Integer value)");
    }

    @Test
    void eventsAndParamsMayBeInherited() throws IOException {
        JavaFileObject base = JavaFileObjects.forSourceString("base.Base", """
                package base;
                import dev.troupe.*;
                @ActorProtocol("base")
                public interface Base {
                    @Events interface Feed { void posted(String text); interface EventSink {} }
                    @Params record Join(String name) {}
                }
                """);
        JavaFileObject below = JavaFileObjects.forSourceString("p.Below", """
                package p;
                @dev.troupe.ActorProtocol("below")
                public interface Below extends base.Base { void post(String text); }
                """);
        JavaFileObject actor = JavaFileObjects.forSourceString("p.BelowActor", """
                package p;
                import base.Base;
                import dev.troupe.*;
                import dev.troupe.actor.*;
                @Actor
                final class BelowActor implements Below, ConnectionHooks<Base.Join, String, Base.Feed> {
                    private final Connections<String, Base.Feed> connections;
                    BelowActor(Connections<String, Base.Feed> connections) { this.connections = connections; }
                    @Override public String createConnState(ConnectRequest<Base.Join> request) { return ""; }
                    @Override public void post(String text) { connections.broadcast().posted(text); }
                }
                """);
        Map<String, String> together = new IntoFolder(folder.resolve("together")).compile(List.of(base, below, actor));
        IntoFolder apart = new IntoFolder(folder.resolve("apart"));
        apart.compile(List.of(base));

        assertThat(apart.compile(List.of(below, actor)))
                .isNotEmpty()
                .allSatisfy((path, text) -> assertThat(together).containsEntry(path, text));
        assertThat(together.get("p/BelowProtocol.java")).contains("Base.Feed", "JOIN");
    }
}
