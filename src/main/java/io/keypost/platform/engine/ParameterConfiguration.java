package io.keypost.platform.engine;

import io.keypost.calendar.Days;
import io.keypost.platform.web.ErrorAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The values that come in by parameters and paths, each read strictly in one place. */
@Configuration
class ParameterConfiguration implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, text -> text.isBlank() ? null : Days.parse(text));
        registry.addConverter(new Choices((ConversionService) registry));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AnswersJson());
    }

    /** Whoever does not take our answer is told before anything is done: Spring would find out once it has been. */
    private static final class AnswersJson implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws HttpMediaTypeNotAcceptableException {
            var accept = request.getHeader(HttpHeaders.ACCEPT);
            if (accept != null && isChange(request) && !takesJson(accept)) {
                throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
            }
            return true;
        }

        private static boolean isChange(HttpServletRequest request) {
            return ErrorAnswers.Face.of(request) == ErrorAnswers.Face.API
                    && !HttpMethod.GET.matches(request.getMethod());
        }

        private static boolean takesJson(String accept) {
            try {
                return MediaType.parseMediaTypes(accept).stream()
                        .anyMatch(MediaType.APPLICATION_JSON::isCompatibleWith);
            } catch (InvalidMediaTypeException nonsense) {
                return false;
            }
        }
    }

    /** Several of an enumeration, where a blank asks for nothing. Spring's own makes null of one between two commas. */
    private record Choices(ConversionService conversions) implements ConditionalGenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(String.class, Set.class), new ConvertiblePair(String[].class, Set.class));
        }

        @Override
        public boolean matches(TypeDescriptor source, TypeDescriptor target) {
            var element = target.getElementTypeDescriptor();
            return element != null && element.getType().isEnum();
        }

        @Override
        public Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
            var element = targetType.getElementTypeDescriptor();
            var chosen = new LinkedHashSet<@Nullable Object>();
            for (var list : source instanceof String[] several ? several : new String[] {String.valueOf(source)}) {
                Stream.of(list.split(",", -1))
                        .filter(one -> !one.isBlank())
                        .map(one -> conversions.convert(one.strip(), element.getType()))
                        .forEach(chosen::add);
            }
            return chosen;
        }
    }
}
