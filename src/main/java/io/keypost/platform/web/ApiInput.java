package io.keypost.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.keypost.calendar.Days;
import io.keypost.platform.language.PlainText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;

/** The values that come in by JSON, each read strictly in one place. */
final class ApiInput extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ApiInput() {
        super("keypost-input");
        addDeserializer(String.class, new Text());
        addDeserializer(LocalDate.class, new Day<>(LocalDate.class, Days::parse));
        addDeserializer(
                OffsetDateTime.class,
                new Day<>(OffsetDateTime.class, text -> Days.possible(OffsetDateTime.parse(text))));
    }

    private static final class Text extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && !PlainText.is(text)) {
                throw context.weirdStringException(text, String.class, "not plain");
            }
            return text;
        }
    }

    private static final class Day<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> read;

        Day(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return read.apply(parser.getText());
            } catch (DateTimeException noDay) {
                throw context.weirdStringException(parser.getText(), handledType(), "no day");
            }
        }
    }
}
