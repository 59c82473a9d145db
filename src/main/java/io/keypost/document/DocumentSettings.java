package io.keypost.document;

import io.keypost.typesetting.Fonts;
import io.keypost.typesetting.Typesetter;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the documents.
 *
 * @param templates the unit's own wording, by kind, in place of the shipped one
 * @param uploadLimit the largest file a person may hand in
 */
@ConfigurationProperties("keypost.documents")
record DocumentSettings(@DefaultValue Map<Document.Kind, Resource> templates, DataSize uploadLimit) {

    @Configuration
    static class Beans {

        @Bean
        Fonts fonts() {
            return new Fonts();
        }

        @Bean
        Typesetter typesetter(Fonts fonts) {
            return new Typesetter(fonts);
        }

        @Bean
        CheckRoom checkRoom() {
            return CheckRoom.of(Runtime.getRuntime().maxMemory());
        }

        @Bean
        UploadCheck uploadCheck(DocumentSettings settings) {
            return new UploadCheck(settings.uploadLimit().toBytes());
        }
    }
}
