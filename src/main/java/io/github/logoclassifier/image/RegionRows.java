
package io.github.logoclassifier.image;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.ARGBType;

/** The rows of a rectangle of an ImgLib2 image. */
final class RegionRows implements Rows {

	private final RandomAccess<ARGBType> access;
	private final int[] array;
	private final int arrayWidth;
	private final long left;
	private final int width;
	private final int height;
	private long y;

	RegionRows(final RandomAccessibleInterval<ARGBType> image,
		final Rectangle region)
	{
		array = backingArray(image);
		arrayWidth = (int) Math.min(image.dimension(0), Integer.MAX_VALUE);
		access = image.randomAccess();
		left = image.min(0) + region.x();
		y = image.min(1) + region.y();
		width = region.width();
		height = region.height();
	}

	@Override
	public int width() {
		return width;
	}

	@Override
	public int height() {
		return height;
	}

	@Override
	public void next(final int[] row) {
		if (array != null) {
			System.arraycopy(array, (int) (y * arrayWidth + left), row, 0, width);
		}
		else {
			access.setPosition(left, 0);
			access.setPosition(y, 1);
			for (int x = 0; x < width; x++) {
				row[x] = access.get().get();
				access.fwd(0);
			}
		}
		y++;
	}

	/** The pixels themselves where the image is one plain array, else null. */
	private static int[] backingArray(
		final RandomAccessibleInterval<ARGBType> image)
	{
		if (!(image instanceof ArrayImg)) return null;
		final Object data = ((ArrayImg<?, ?>) image).update(null);
		return data instanceof IntArray ? ((IntArray) data).getCurrentStorageArray()
			: null;
	}

}
