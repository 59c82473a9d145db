package io.keypost.platform.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The API guesses nothing: a half year is no year, of two fields of one name neither counts, and an instant is no date, since the day it
 * falls on depends on a zone. A field it does not know it leaves alone, since what it answers may be sent back with more than it takes.
 */
@Configuration
class JsonConfiguration {

    private static final int DEEPEST = 20;
    private static final int LARGEST_BODY = 1024 * 1024;

    @Bean
    Jackson2ObjectMapperBuilderCustomizer strictInput() {
        return builder -> builder.factory(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxDocumentLength(LARGEST_BODY)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .featuresToEnable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .featuresToDisable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, MapperFeature.ALLOW_COERCION_OF_SCALARS);
    }

    @Bean
    Module apiInput() {
        return new ApiInput();
    }
}
