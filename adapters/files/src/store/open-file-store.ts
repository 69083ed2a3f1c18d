import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { fileStore, type FileStore } from './file-store.ts';

/** Where files are kept: in a folder of this machine, or in a bucket of S3 or what speaks like it. */
export type FileStoreSettings =
  | { readonly type: 'disk'; readonly folder: string }
  | {
      readonly type: 's3';
      readonly bucket: string;
      readonly region: string;
      /** Null: that of Amazon. */
      readonly endpoint: string | null;
      /** Null: from the surroundings, as a role of the machine. */
      readonly credentials: { readonly access_key_id: string; readonly secret_access_key: string } | null;
    };

/** Opens the store that the settings name; nothing is written or asked yet. */
export async function openFileStore(settings: FileStoreSettings): Promise<FileStore> {
  if (settings.type === 'disk') {
    const { folder } = settings;
    return fileStore({ disk: new Disk(new FSDriver({ location: folder, visibility: 'private' })), folder });
  }
  // Two megabytes of client that a store on disk has no use for.
  const { S3Driver } = await import('flydrive/drivers/s3');
  const { bucket, region, endpoint, credentials } = settings;
  const driver = new S3Driver({
    bucket,
    region,
    visibility: 'private',
    supportsACL: false,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials === null
      ? {}
      : {
          credentials: { accessKeyId: credentials.access_key_id, secretAccessKey: credentials.secret_access_key },
        }),
  });
  return fileStore({ disk: new Disk(driver), folder: null });
}
