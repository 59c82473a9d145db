package io.keypost.document;

import io.keypost.typesetting.DocumentTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The wording each kind is set from: the shipped one, or the unit's own, checked at start so that a mistake in it shows at once. */
@Component
class DocumentTemplates {

    private final Map<Document.Kind, DocumentTemplate> templates = new EnumMap<>(Document.Kind.class);

    DocumentTemplates(DocumentSettings settings) {
        for (var kind : Document.Kind.values()) {
            kind.template().map(DocumentTemplate::shipped).ifPresent(shipped -> {
                var own = settings.templates().get(kind);
                templates.put(kind, own == null ? shipped : checked(own, shipped));
            });
        }
    }

    DocumentTemplate of(Document.Kind kind) {
        var template = templates.get(kind);
        if (template == null) {
            throw new IllegalArgumentException(kind.name());
        }
        return template;
    }

    private static DocumentTemplate checked(Resource own, DocumentTemplate shipped) {
        try {
            var template = DocumentTemplate.parse(own.getContentAsString(StandardCharsets.UTF_8));
            template.requireKnown(shipped.fields(), shipped.lists());
            return template;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
