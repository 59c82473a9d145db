package io.keypost.register.document;

import io.keypost.document.Archive;
import io.keypost.register.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/documents")
@Tag(name = "Documents")
@RequiredArgsConstructor
class DocumentsApi {

    /** A file as received. */
    record Uploaded(String id, String sha256, int pages) {}

    private final CaseDocuments documents;
    private final Archive archive;
    private final Reader reader;

    @GetMapping("/{id}")
    @Operation(summary = "A file as archived, to be shown, or with ?download to be saved")
    ResponseEntity<byte[]> file(@PathVariable String id, @RequestParam(required = false) @Nullable String download) {
        var document = documents.get(id);
        var disposition = (download == null ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(document.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .eTag(document.sha256())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                // Forms show it in a frame of our own pages, and nobody else's.
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("Content-Security-Policy", policy(document.mediaType()))
                .body(archive.bytes(id));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Hands in a scan: PDF, PNG or JPEG")
    Uploaded upload(@RequestPart MultipartFile file) throws IOException {
        reader.changes();
        var name = file.getOriginalFilename();
        var document = archive.upload(name == null ? "" : name, file::getBytes, reader.id());
        return new Uploaded(document.id(), document.sha256(), document.pages());
    }

    /** A browser's own viewer of PDFs does not work under a stricter one. */
    private static String policy(String mediaType) {
        return mediaType.startsWith("image/")
                ? "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
                : "frame-ancestors 'self'";
    }
}
