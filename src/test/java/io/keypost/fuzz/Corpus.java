package io.keypost.fuzz;

import io.keypost.PaperScan;
import io.keypost.fuzz.Draft.Field;
import io.keypost.fuzz.Draft.Part;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriUtils;

/** Requests as they should be: one and more of every route of our API and pages, found in the application itself. */
final class Corpus {

    private static final int VARIANTS = 4;

    private final Examples examples;

    Corpus(Examples examples) {
        this.examples = examples;
    }

    List<Draft> of(ApplicationContext application) {
        var all = new ArrayList<Draft>();
        application
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .forEach(entry -> all.addAll(of(entry.getKey(), entry.getValue())));
        for (var path : List.of(
                "/login",
                "/error",
                "/css/keypost.css",
                "/favicon.ico",
                "/forms/keypost-forms.js",
                "/camunda/app/tasklist/default/",
                "/camunda/app/tasklist/locales/zh.json",
                "/nothing")) {
            all.add(Draft.get(path));
        }
        var login = new Draft("POST", "/login");
        login.headers.put("Content-Type", "application/x-www-form-urlencoded");
        login.form = new ArrayList<>(List.of(new Field("username", "nobody"), new Field("password", "guess")));
        all.add(login);
        return all;
    }

    private List<Draft> of(RequestMappingInfo route, HandlerMethod handler) {
        var all = new ArrayList<Draft>();
        var methods = route.getMethodsCondition().getMethods();
        for (var pattern :
                Objects.requireNonNull(route.getPathPatternsCondition()).getPatternValues()) {
            for (var method : methods.isEmpty() ? List.of(RequestMethod.GET) : methods) {
                for (var variant = 0; variant < VARIANTS; variant++) {
                    all.add(draft(method.asHttpMethod(), pattern, handler, variant));
                }
            }
        }
        return all;
    }

    private Draft draft(HttpMethod method, String pattern, HandlerMethod handler, int variant) {
        var path = pattern;
        for (var parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                var name = nameOf(parameter);
                var value = examples.inPath(pattern, name, parameter.getParameterType(), variant);
                path = path.replace("{" + name + "}", UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        }
        var draft = new Draft(method.name(), path);
        draft.rightful = List.of("manager1", "hr1", "office1", "archive1").get(variant);
        var isForm = !HttpMethod.GET.equals(method) && !path.startsWith("/api/");
        for (var parameter : handler.getMethodParameters()) {
            add(parameter, draft, isForm, variant);
        }
        if (draft.parts != null && draft.form != null) {
            for (var field : draft.form) {
                draft.parts.add(new Part("name=\"" + field.name() + "\"", "text/plain", "x"));
            }
            draft.form = null;
        }
        if (draft.form != null) {
            draft.headers.put("Content-Type", "application/x-www-form-urlencoded");
        }
        return draft;
    }

    private void add(MethodParameter parameter, Draft draft, boolean isForm, int variant) {
        var type = parameter.getParameterType();
        if (parameter.hasParameterAnnotation(RequestBody.class)) {
            draft.with(examples.json(type, variant));
        } else if (MultipartFile.class.isAssignableFrom(type)) {
            draft.parts = new ArrayList<>(List.of(
                    new Part("name=\"" + nameOf(parameter) + "\"; filename=\"scan.pdf\"", "application/pdf", scan())));
            draft.headers.put("Content-Type", "multipart/form-data; boundary=" + Draft.BOUNDARY);
        } else if (!parameter.hasParameterAnnotation(PathVariable.class)) {
            var fields = isForm ? formOf(draft) : draft.query;
            if (MultiValueMap.class.isAssignableFrom(type)) {
                examples.calendarForm().forEach((name, value) -> fields.add(field(name, value)));
            } else if (type.isRecord()) {
                for (var component : type.getRecordComponents()) {
                    fields.add(field(
                            component.getName(), examples.text(component.getName(), component.getType(), variant)));
                }
            } else if (Examples.isValue(type)) {
                fields.add(field(nameOf(parameter), examples.text(nameOf(parameter), elementOf(parameter), variant)));
            }
        }
    }

    private static List<Field> formOf(Draft draft) {
        if (draft.form == null) {
            draft.form = new ArrayList<>();
        }
        return draft.form;
    }

    private static Class<?> elementOf(MethodParameter parameter) {
        return parameter.getParameterType().equals(Set.class)
                ? parameter.nested().getNestedParameterType()
                : parameter.getParameterType();
    }

    private static String nameOf(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return Objects.requireNonNull(parameter.getParameterName());
    }

    private static Field field(String name, String value) {
        return new Field(name, URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    static String scan() {
        return new String(PaperScan.pdf(), StandardCharsets.ISO_8859_1);
    }
}
