package io.keypost.platform.webapp;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.jspecify.annotations.Nullable;

/** All that the webapps' REST interface answers, found in its classes. */
final class RestResources {

    /**
     * One of them.
     *
     * @param path below {@code /camunda/api}, with names in braces where it varies
     */
    record Resource(String method, String path) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final int DEEPEST = 6;

    private RestResources() {}

    /** In a running application: which plugins there are its webapps know only then. */
    static List<Resource> all() {
        var all = new TreeSet<Resource>((one, other) -> one.toString().compareTo(other.toString()));
        add("/engine", new EngineRestApplication(), all);
        add("/cockpit", new CockpitApplication(), all);
        add("/admin", new AdminApplication(), all);
        add("/tasklist", new TasklistApplication(), all);
        add("/welcome", new WelcomeApplication(), all);
        return List.copyOf(all);
    }

    private static void add(String base, Application application, Set<Resource> all) {
        for (var root : application.getClasses()) {
            typesOf(root)
                    .map(type -> type.getAnnotation(Path.class))
                    .filter(path -> path != null)
                    .findFirst()
                    .ifPresent(path -> walk(join(base, path), root, 0, all));
        }
    }

    private static void walk(String base, Class<?> resource, int depth, Set<Resource> all) {
        if (depth == DEEPEST) {
            return;
        }
        for (var method : resource.getMethods()) {
            described(resource, method).ifPresent(described -> {
                var path = join(base, described.getAnnotation(Path.class));
                var verbs = Arrays.stream(described.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(verb -> verb != null)
                        .toList();
                verbs.forEach(verb -> all.add(new Resource(verb.value(), path)));
                if (verbs.isEmpty()) {
                    walk(path, method.getReturnType(), depth + 1, all);
                }
            });
        }
    }

    /** The method, here or in what the class extends, that says what it answers. */
    private static Optional<Method> described(Class<?> resource, Method method) {
        return typesOf(resource)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()))
                .filter(other -> Arrays.stream(other.getAnnotations())
                        .anyMatch(annotation -> annotation.annotationType() == Path.class
                                || annotation.annotationType().isAnnotationPresent(HttpMethod.class)))
                .findFirst();
    }

    private static Stream<Class<?>> typesOf(@Nullable Class<?> type) {
        var types = new ArrayList<Class<?>>();
        for (@Nullable Class<?> each = type; each != null; each = each.getSuperclass()) {
            types.add(each);
            Arrays.stream(each.getInterfaces()).flatMap(RestResources::typesOf).forEach(types::add);
        }
        return types.stream();
    }

    private static String join(String base, @Nullable Path path) {
        var below = path == null ? "" : path.value().replaceFirst("^/", "").replaceFirst("/$", "");
        return below.isEmpty() ? base : base + "/" + below;
    }
}
