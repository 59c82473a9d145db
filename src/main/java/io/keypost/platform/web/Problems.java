package io.keypost.platform.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.keypost.platform.language.Messages;
import io.keypost.rule.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;

/** What goes wrong in a request, told in the caller's language: to the API as a problem (RFC 9457), to everybody else as a page. */
@ControllerAdvice
@RequiredArgsConstructor
class Problems {

    /** A violation as the API tells it. */
    record Told(@Nullable String field, String rule, String message) {}

    private record Problem(int status, List<Violation> violations) {

        static Problem of(HttpStatusCode status, @Nullable String field, String rule, Object... args) {
            return new Problem(status.value(), List.of(Violation.of(field, rule, args)));
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

    private final Messages messages;

    @Value("${keypost.documents.upload-limit}")
    private final DataSize uploadLimit;

    @ExceptionHandler(Exception.class)
    Object answer(Exception thrown, HttpServletRequest request) throws Exception {
        if (thrown instanceof AuthenticationException || thrown instanceof AccessDeniedException) {
            // Logging in is the filters' business.
            throw thrown;
        }
        var problem = problem(thrown);
        if (problem.status() >= 500) {
            LOG.error("{} {}", request.getMethod(), request.getRequestURI(), thrown);
        }
        var title = messages.get("problem." + ErrorAnswers.withSentence(problem.status()));
        var told = problem.violations().stream()
                .map(one -> new Told(one.field(), one.rule(), messages.of(one)))
                .toList();
        var detail = told.stream().map(Told::message).distinct().collect(Collectors.joining(" "));
        if (ErrorAnswers.Face.of(request) == ErrorAnswers.Face.PAGE) {
            var page = new ModelAndView("problem", HttpStatus.valueOf(problem.status()));
            return page.addObject("title", title).addObject("detail", detail);
        }
        var body = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(problem.status()), detail);
        body.setTitle(title);
        body.setProperty("violations", told);
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    /** The engine wraps what a listener throws, so the reason may lie deep. */
    private Problem problem(Exception thrown) {
        var refusal = Blame.of(thrown);
        if (refusal.isPresent()) {
            return new Problem(refusal.get().kind().status(), refusal.get().violations());
        }
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthorizationException) {
                return Problem.of(HttpStatus.FORBIDDEN, null, "access.role");
            }
        }
        if (thrown instanceof HttpMessageNotReadableException unreadable) {
            return unreadable(unreadable.getCause());
        }
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch) {
            return wrongType(mismatch.getName(), valueType(mismatch));
        }
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return Problem.of(HttpStatus.BAD_REQUEST, missing.getParameterName(), "input.missing");
        }
        if (thrown instanceof MissingServletRequestPartException missing) {
            return Problem.of(HttpStatus.BAD_REQUEST, missing.getRequestPartName(), "input.missing");
        }
        if (thrown instanceof MaxUploadSizeExceededException) {
            return Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "file", "input.fileTooLarge", uploadLimit.toMegabytes());
        }
        if (thrown instanceof MultipartException) {
            return Problem.of(HttpStatus.BAD_REQUEST, null, "input.malformed");
        }
        var status = thrown instanceof ErrorResponse known
                ? HttpStatus.valueOf(known.getStatusCode().value())
                : HttpStatus.INTERNAL_SERVER_ERROR;
        return Problem.of(status, null, "http." + ErrorAnswers.withSentence(status.value()));
    }

    private static Problem unreadable(@Nullable Throwable cause) {
        var parsing = cause instanceof JsonMappingException mapping ? mapping.getCause() : cause;
        if (parsing instanceof StreamConstraintsException) {
            return Problem.of(HttpStatus.BAD_REQUEST, null, "input.tooMuch");
        }
        if (parsing instanceof InputCoercionException coercion && cause instanceof JsonMappingException mapping) {
            return wrongType(fieldIn(mapping), coercion.getTargetType());
        }
        if (parsing instanceof JsonParseException parse) {
            var twice = TWICE.matcher(parse.getOriginalMessage());
            return twice.matches()
                    ? Problem.of(HttpStatus.BAD_REQUEST, twice.group(1), "input.twice")
                    : Problem.of(HttpStatus.BAD_REQUEST, null, "input.json");
        }
        if (cause instanceof InvalidFormatException format && String.class.equals(format.getTargetType())) {
            return Problem.of(HttpStatus.BAD_REQUEST, fieldIn(format), "input.characters");
        }
        if (cause instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return wrongType(fieldIn(mismatch), mismatch.getTargetType());
        }
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return Problem.of(HttpStatus.BAD_REQUEST, fieldIn(mapping), "input.type");
        }
        return Problem.of(HttpStatus.BAD_REQUEST, null, cause == null ? "input.noBody" : "input.json");
    }

    /** Of several, that of one. */
    private static @Nullable Class<?> valueType(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getRequiredType() != null && Collection.class.isAssignableFrom(mismatch.getRequiredType())
                ? mismatch.getParameter().nested().getNestedParameterType()
                : mismatch.getRequiredType();
    }

    private static Problem wrongType(String field, @Nullable Class<?> type) {
        if (type != null && type.isEnum()) {
            var choices = Arrays.stream(type.getEnumConstants()).map(String::valueOf);
            return Problem.of(HttpStatus.BAD_REQUEST, field, "input.choice", choices.collect(Collectors.joining(", ")));
        }
        if (type != null && Temporal.class.isAssignableFrom(type)) {
            return Problem.of(
                    HttpStatus.BAD_REQUEST,
                    field,
                    type.getSimpleName().startsWith("Local") ? "input.date" : "input.instant");
        }
        var isNumber = type != null
                && (Number.class.isAssignableFrom(type)
                        || List.of("int", "long").contains(type.getName().toLowerCase(Locale.ROOT)));
        return Problem.of(HttpStatus.BAD_REQUEST, field, isNumber ? "input.number" : "input.type");
    }

    private static String fieldIn(JsonMappingException problem) {
        return problem.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null)
                .collect(Collectors.joining("."));
    }
}
