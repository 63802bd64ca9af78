package dev.troupe.processor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.lang.model.util.Elements;

/**
 * Runs a processor against the real compiler, of which one method throws.
 *
 * @param processor the processor
 * @param method the name of a method of {@link ProcessingEnvironment}, {@link Elements} or {@link Filer}
 * @param about what an argument of the call has to mention; empty for any call
 * @param failure what is thrown
 */
record FailingCompiler(Processor processor, String method, String about, Throwable failure)
        implements ForwardingProcessor {

    @Override
    public void init(ProcessingEnvironment environment) {
        processor.init(failing(ProcessingEnvironment.class, environment));
    }

    private <T> T failing(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, given) -> {
                    Object[] arguments = given == null ? new Object[0] : given;
                    if (called.getName().equals(method)
                            && Arrays.toString(arguments).contains(about)) {
                        throw failure;
                    }
                    try {
                        Object result = called.invoke(real, arguments);
                        if (result instanceof Elements elements) {
                            return failing(Elements.class, elements);
                        }
                        return result instanceof Filer filer ? failing(Filer.class, filer) : result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
