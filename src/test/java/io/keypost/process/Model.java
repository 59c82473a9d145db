package io.keypost.process;

import static java.util.stream.Collectors.toCollection;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** One BPMN file with the package and the forms of its name. */
record Model(String name, String xml, BpmnModelInstance bpmn) {

    private static final Path JAVA = Path.of("src/main/java/io/keypost/process");

    @Override
    public String toString() {
        return name;
    }

    <T extends ModelElementInstance> Collection<T> elements(Class<T> type) {
        return bpmn.getModelElementsByType(type);
    }

    Process process() {
        return elements(Process.class).iterator().next();
    }

    Set<String> found(String pattern) {
        return Models.found(pattern, xml);
    }

    /** What stands between the braces. */
    Set<String> expressions() {
        return found("[$#]\\{([^}]*)}");
    }

    Map<String, String> forms() {
        var forms = new TreeMap<String, String>();
        var folder = Path.of("forms", name);
        if (Files.isDirectory(folder)) {
            Models.list(folder).forEach(file -> forms.put(file.getFileName().toString(), Models.read(file)));
        }
        return forms;
    }

    /** Everything with a label, as labels_en.properties names it. */
    Set<String> labelled() {
        var labelled = elements(FlowElement.class).stream()
                .filter(element -> element.getName() != null)
                .map(element -> name + "." + element.getId())
                .collect(toCollection(TreeSet::new));
        labelled.add(name);
        return labelled;
    }

    /** Every bean that stands behind an element, with its type: those of the steps; before a model has them, classes of its own. */
    List<Map.Entry<String, Class<?>>> beansEndingIn(String ending) {
        var steps = steps().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Bean.class))
                .map(method -> Map.<String, Class<?>>entry(method.getName(), method.getReturnType()));
        var classes = room().stream()
                .filter(name -> name.endsWith(ending))
                .map(this::classOf)
                .filter(type -> type.isAnnotationPresent(Component.class))
                .map(type -> Map.<String, Class<?>>entry(Models.uncapital(type.getSimpleName()), type));
        return Stream.concat(steps, classes)
                .filter(bean -> bean.getKey().endsWith(ending))
                .toList();
    }

    /** The classes of its package. */
    List<String> room() {
        return Models.list(JAVA.resolve(folder()))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .toList();
    }

    /** The beans of the steps, as they stand one below the other. */
    List<String> stepsAsWritten() {
        var source = Models.read(JAVA.resolve(folder()).resolve(simpleName() + "Steps.java"));
        return Models.inOrder("\n    (?:JavaDelegate|UserTask) (\\w+)\\(", source);
    }

    /** The beans of the elements, as these stand one below the other. */
    List<String> stepsAsDrawn() {
        return Models.inOrder("delegateExpression=\"#\\{(\\w+)}\"", xml).stream()
                .distinct()
                .toList();
    }

    private Optional<Class<?>> steps() {
        return Files.exists(JAVA.resolve(folder()).resolve(simpleName() + "Steps.java"))
                ? Optional.of(classOf(simpleName() + "Steps"))
                : Optional.empty();
    }

    /** The variables the process declares, with their types. */
    Map<String, Class<?>> variables() {
        var variables = new TreeMap<String, Class<?>>();
        constants(Variable.class).forEach(variable -> variables.put(variable.name(), variable.type()));
        return variables;
    }

    Set<String> constantsStartingWith(String prefix) {
        return constants(String.class)
                .filter(constant -> constant.startsWith(prefix))
                .collect(toCollection(TreeSet::new));
    }

    Object processConstant(String field) {
        try {
            return value(processClass().getField(field));
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private <T> Stream<T> constants(Class<T> type) {
        return Arrays.stream(processClass().getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
                .map(field -> type.cast(value(field)));
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true); // A process that nobody else knows keeps its names to its package.
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private Class<?> processClass() {
        return classOf(simpleName() + "Process");
    }

    /** As its classes begin. */
    String simpleName() {
        return Pattern.compile("-(\\w)").matcher(Models.capital(name)).replaceAll(it -> it.group(1)
                .toUpperCase(Locale.ROOT));
    }

    private Class<?> classOf(String simpleName) {
        try {
            return Class.forName("io.keypost.process.%s.%s".formatted(folder(), simpleName));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private String folder() {
        return name.replace("-", "");
    }
}
