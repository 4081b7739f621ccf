package dev.onset.sql.optimize;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.CyclicMetadataException;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.DelegatingMetadataRel;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/**
 * Answers Calcite's questions about relations by reflection. Calcite's own provider compiles Java source with Janino at the
 * first question of each kind, which costs a second in a cold process. One proxy stands for all kinds of handlers, since Java
 * writes a class for each proxy.
 */
public final class ReflectiveMetadata implements MetadataHandlerProvider {

    private static final ReflectiveMetadata INSTANCE = new ReflectiveMetadata();

    private record Target(MetadataHandler<?> handler, Method method) {}

    private record Question(Method method, Class<?> relation) {}

    private final Map<Class<?>, Object> otherHandlers = new ConcurrentHashMap<>();
    private final Object builtIn = proxy(Arrays.stream(BuiltInMetadata.class.getClasses())
            .flatMap(kind -> Arrays.stream(kind.getClasses())).filter(MetadataHandler.class::isAssignableFrom)
            .toArray(Class<?>[]::new));
    private final Map<Question, Target> targets = new ConcurrentHashMap<>();

    private ReflectiveMetadata() {}

    public static RelMetadataQuery newQuery() {
        return new RelMetadataQuery(INSTANCE);
    }

    @Override
    public <H extends MetadataHandler<?>> H handler(Class<H> handlerClass) {
        return handlerClass.cast(handlerClass.isInstance(builtIn)
                ? builtIn
                : otherHandlers.computeIfAbsent(handlerClass, this::proxy));
    }

    private Object proxy(Class<?>... handlerClasses) {
        return Proxy.newProxyInstance(RelMetadataQuery.class.getClassLoader(), handlerClasses,
                (proxy, method, arguments) -> answer(method, arguments));
    }

    private @Nullable Object answer(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (!(arguments != null && arguments[0] instanceof RelNode relation
                && arguments[1] instanceof RelMetadataQuery query)) {
            return null;
        }
        while (relation instanceof DelegatingMetadataRel delegating) {
            relation = delegating.getMetadataDelegateRel();
        }
        arguments[0] = relation;
        Object key = Arrays.asList(method, Arrays.asList(arguments).subList(2, arguments.length).toString());
        Object known = query.map.get(relation, key);
        if (known == Marker.ASKED) {
            throw new CyclicMetadataException();
        }
        if (known != null) {
            return known == Marker.NULL ? null : known;
        }
        query.map.put(relation, key, Marker.ASKED);
        try {
            Target target = target(method, relation.getClass());
            Object result = target.method.invoke(target.handler, arguments);
            query.map.put(relation, key, result == null ? Marker.NULL : result);
            return result;
        } catch (InvocationTargetException e) {
            query.map.row(relation).clear();
            throw e.getCause();
        }
    }

    @SuppressWarnings("unchecked") // only handlers' methods are asked
    private Target target(Method method, Class<?> relation) {
        var handlerClass = (Class<? extends MetadataHandler<?>>) method.getDeclaringClass();
        return targets.computeIfAbsent(new Question(method, relation), question -> {
            Target best = null;
            for (MetadataHandler<?> handler : handlers(handlerClass)) {
                for (Method candidate : handler.getClass().getMethods()) {
                    if (answers(candidate, method, relation)
                            && (best == null || isNarrower(candidate, best.method))) {
                        best = new Target(handler, candidate);
                    }
                }
            }
            if (best == null) {
                throw new IllegalStateException("no metadata handler for " + method + " of " + relation);
            }
            return best;
        });
    }

    private static List<? extends MetadataHandler<?>> handlers(Class<? extends MetadataHandler<?>> handlerClass) {
        return handlerClass == BuiltInMetadata.Predicates.Handler.class
                ? List.of(new KnownPredicates())
                : DefaultRelMetadataProvider.INSTANCE.handlers(handlerClass);
    }

    private static boolean answers(Method candidate, Method method, Class<?> relation) {
        Class<?>[] wanted = method.getParameterTypes();
        Class<?>[] given = candidate.getParameterTypes();
        return !candidate.isBridge() && candidate.getName().equals(method.getName()) && given.length == wanted.length
                && given[0].isAssignableFrom(relation)
                && Arrays.equals(given, 1, given.length, wanted, 1, wanted.length);
    }

    private static boolean isNarrower(Method candidate, Method best) {
        Class<?> bestRelation = best.getParameterTypes()[0];
        Class<?> relation = candidate.getParameterTypes()[0];
        return bestRelation != relation && bestRelation.isAssignableFrom(relation);
    }

    private enum Marker {
        ASKED, NULL
    }
}
